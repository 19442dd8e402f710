//! A program that tells which of its functions are called.

use super::facts::Facts;
use super::{Error, REST};
use anyhow::Result;
use std::convert::Infallible;
use wasm_encoder::reencode::{Reencode, utils};
use wasm_encoder::{CodeSection, EntityType, ImportSection, Module, TypeSection, ValType};
use wasmparser::{CodeSectionReader, ImportSectionReader, Parser, TypeSectionReader};

/// `wasm`, in which each function begins with a call of `rest.seen` with its place among [`names`].
///
/// # Errors
/// Those of [`Facts::of`].
pub(crate) fn watched(wasm: &[u8]) -> Result<Vec<u8>> {
    let facts = Facts::of(wasm)?;
    let mut module = Module::new();
    Watched { facts }.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

/// The name of every function of `wasm` that has a body, in order.
///
/// # Errors
/// Those of [`Facts::of`].
pub(crate) fn names(wasm: &[u8]) -> Result<Vec<String>> {
    let facts = Facts::of(wasm)?;
    Ok(facts.defined().map(|function| facts.name(function)).collect())
}

struct Watched<'a> {
    facts: Facts<'a>,
}

impl Reencode for Watched<'_> {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(function + u32::from(function >= self.facts.imported))
    }

    fn parse_type_section(
        &mut self,
        types: &mut TypeSection,
        section: TypeSectionReader<'_>,
    ) -> Result<(), Error> {
        utils::parse_type_section(self, types, section)?;
        types.ty().function([ValType::I32], []);
        Ok(())
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error> {
        utils::parse_import_section(self, imports, section)?;
        imports.import(REST, "seen", EntityType::Function(self.facts.types.len() as u32));
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        _: CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        for (function, at) in self.facts.defined().zip(0..) {
            let body = self.facts.body(function);
            let mut watched = self.new_function_with_parsed_locals(&body)?;
            watched.instructions().i32_const(at).call(self.facts.imported);
            let mut operators = body.get_operators_reader()?;
            while !operators.eof() {
                watched.instruction(&self.parse_instruction(&mut operators)?);
            }
            code.function(&watched);
        }
        Ok(())
    }
}
