//! `#[derive(Unpack)]`: reads a type of ours from what serde's derived `Serialize` and postcard
//! wrote of it. For the crate `baton` alone; what is read and why so is in its `unpack.rs`.

use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;
use quote::quote;
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Error, Field, Fields, Result, parse_macro_input, parse_quote};

/// Fields in their order; of an enum first the variant's place. Of serde's attributes `skip` means
/// here what it means there, `serialize_with` is the writer's; any other does not compile.
#[proc_macro_derive(Unpack, attributes(serde))]
pub fn derive_unpack(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    implementation(input).unwrap_or_else(Error::into_compile_error).into()
}

fn implementation(mut input: DeriveInput) -> Result<Tokens> {
    let read = value(&input)?;
    for parameter in input.generics.type_params_mut() {
        parameter.bounds.push(parse_quote!(crate::unpack::Unpack));
    }
    let name = &input.ident;
    let (generics, arguments, conditions) = input.generics.split_for_impl();
    Ok(quote! {
        impl #generics crate::unpack::Unpack for #name #arguments #conditions {
            fn unpack(from: &mut crate::unpack::Reader<'_>) -> Self { #read }
        }
    })
}

fn value(input: &DeriveInput) -> Result<Tokens> {
    let variants = match &input.data {
        Data::Struct(of) => return filled(&quote!(Self), &of.fields),
        Data::Enum(of) => &of.variants,
        Data::Union(of) => return Err(Error::new(of.union_token.span(), "nobody writes unions")),
    };
    let (count, mut arms) = (variants.len(), Vec::new());
    for (place, variant) in variants.iter().enumerate() {
        let name = &variant.ident;
        let made = filled(&quote!(Self::#name), &variant.fields)?;
        // The reader knows the count, so what is none of the others is the last.
        arms.push(if place + 1 < count { quote!(#place => #made,) } else { quote!(_ => #made,) });
    }
    Ok(quote!(match from.variant(#count) { #(#arms)* }))
}

/// A struct or a variant with each field read.
fn filled(name: &Tokens, fields: &Fields) -> Result<Tokens> {
    let read = fields.iter().map(|field| {
        let value = if is_skipped(field)? {
            quote!(::core::default::Default::default())
        } else {
            quote!(crate::unpack::Unpack::unpack(from))
        };
        Ok(match &field.ident {
            Some(label) => quote!(#label: #value),
            None => value,
        })
    });
    let read = read.collect::<Result<Vec<Tokens>>>()?;
    Ok(match fields {
        Fields::Named(_) => quote!(#name { #(#read),* }),
        Fields::Unnamed(_) => quote!(#name(#(#read),*)),
        Fields::Unit => quote!(#name),
    })
}

fn is_skipped(field: &Field) -> Result<bool> {
    let mut skipped = false;
    for attribute in field.attrs.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("serialize_with") {
                return meta.value()?.parse::<syn::LitStr>().map(drop);
            }
            skipped = meta.path.is_ident("skip");
            if skipped { Ok(()) } else { Err(meta.error("Unpack does not know this one")) }
        })?;
    }
    Ok(skipped)
}
