//! The rest: functions that most visits never call. Everything they need is the first part's.

use super::plan::Plan;
use super::{Error, Facts};
use anyhow::Result;
use std::collections::BTreeMap;
use std::convert::Infallible;
use wasm_encoder::reencode::Reencode;
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, FunctionSection, ImportSection, Module,
    TypeSection,
};

/// The rest, as `plan` has it.
pub(super) fn write(plan: &Plan<'_>) -> Result<Vec<u8>> {
    let mut rest = Rest { places: plan.in_rest().zip(0..).collect() };
    let mut imports = ImportSection::new();
    for shared in plan.shared()? {
        imports.import("", &shared.name, shared.ty);
    }
    let mut functions = FunctionSection::new();
    let mut code = CodeSection::new();
    for &function in &plan.rare {
        functions.function(plan.facts.functions[function as usize]);
        rest.parse_function_body(&mut code, plan.facts.body(function))?;
    }
    let filled: Vec<u32> = plan.slots.keys().map(|function| rest.places[function]).collect();
    let mut elements = ElementSection::new();
    let table = Some(plan.table_index());
    elements.active(table, &ConstExpr::i32_const(0), Elements::Functions(filled.into()));
    let mut module = Module::new();
    module.section(&rest.types(&plan.facts)?).section(&imports).section(&functions);
    module.section(&elements).section(&code);
    Ok(module.finish())
}

struct Rest {
    /// Where each function that is known here is here.
    places: BTreeMap<u32, u32>,
}

impl Rest {
    fn types(&mut self, facts: &Facts<'_>) -> Result<TypeSection, Error> {
        let mut types = TypeSection::new();
        for ty in &facts.types {
            types.ty().func_type(&self.func_type(ty.clone())?);
        }
        Ok(types)
    }
}

impl Reencode for Rest {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(self.places[&function])
    }
}
