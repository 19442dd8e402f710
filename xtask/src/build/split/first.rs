//! The first part: the program, with stubs in place of what is in the rest.

use super::plan::{LOADED, Plan};
use super::{Error, REST};
use anyhow::Result;
use std::collections::BTreeMap;
use std::convert::Infallible;
use wasm_encoder::reencode::{Reencode, utils};
use wasm_encoder::{
    BlockType, CodeSection, ConstExpr, EntityType, ExportKind, ExportSection, Function,
    FunctionSection, GlobalSection, ImportSection, Instruction, Module, TableSection,
};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, ExportSectionReader, FunctionSectionReader,
    GlobalSectionReader, ImportSectionReader, Parser, TableSectionReader,
};

/// The first part of the program `wasm`, as `plan` has it.
pub(super) fn write(plan: &Plan<'_>, wasm: &[u8]) -> Result<Vec<u8>> {
    let facts = &plan.facts;
    let stays = |f: &u32| !plan.rare.contains(f) || plan.slots.contains_key(f);
    let kept: Vec<u32> = facts.defined().filter(stays).collect();
    // After what was imported before comes `rest.load`.
    let moved = kept.iter().copied().zip(facts.imported + 1..);
    let places = (0..facts.imported).zip(0..).chain(moved).collect();
    let mut module = Module::new();
    First { plan, kept, places }.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

struct First<'p, 'a> {
    plan: &'p Plan<'a>,
    /// The functions that have a body here, numbered as in the program.
    kept: Vec<u32>,
    /// Where each function of the program is here.
    places: BTreeMap<u32, u32>,
}

impl First<'_, '_> {
    /// Calls what the rest has put at `slot`, once the rest is there.
    fn stub(&self, function: u32, slot: u32) -> Function {
        let facts = &self.plan.facts;
        let type_index = facts.functions[function as usize];
        let parameters = facts.types[type_index as usize].params().len() as u32;
        let mut stub = Function::new([]);
        stub.instructions()
            .global_get(self.plan.loaded_index())
            .i32_eqz()
            .if_(BlockType::Empty)
            .call(facts.imported)
            .end();
        for at in 0..parameters {
            stub.instruction(&Instruction::LocalGet(at));
        }
        stub.instructions()
            .i32_const(slot as i32)
            .call_indirect(self.plan.table_index(), type_index)
            .end();
        stub
    }
}

impl Reencode for First<'_, '_> {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(self.places[&function])
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error> {
        utils::parse_import_section(self, imports, section)?;
        imports.import(REST, "load", EntityType::Function(self.plan.nothing));
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        _: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        for function in &self.kept {
            functions.function(self.plan.facts.functions[*function as usize]);
        }
        Ok(())
    }

    fn parse_table_section(
        &mut self,
        tables: &mut TableSection,
        section: TableSectionReader<'_>,
    ) -> Result<(), Error> {
        utils::parse_table_section(self, tables, section)?;
        tables.table(self.plan.table());
        Ok(())
    }

    fn parse_global_section(
        &mut self,
        globals: &mut GlobalSection,
        section: GlobalSectionReader<'_>,
    ) -> Result<(), Error> {
        utils::parse_global_section(self, globals, section)?;
        globals.global(LOADED, &ConstExpr::i32_const(0));
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: ExportSectionReader<'_>,
    ) -> Result<(), Error> {
        utils::parse_export_section(self, exports, section)?;
        for shared in self.plan.shared()? {
            let index = match shared.kind {
                ExportKind::Func => self.places[&shared.index],
                _ => shared.index,
            };
            exports.export(&shared.name, shared.kind, index);
        }
        exports.export("rest_loaded", ExportKind::Global, self.plan.loaded_index());
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        _: CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        for function in self.kept.clone() {
            match self.plan.slots.get(&function) {
                Some(slot) => _ = code.function(&self.stub(function, *slot)),
                None => self.parse_function_body(code, self.plan.facts.body(function))?,
            }
        }
        Ok(())
    }

    /// Names are of use up to here.
    fn parse_custom_section(
        &mut self,
        _: &mut Module,
        _: CustomSectionReader<'_>,
    ) -> Result<(), Error> {
        Ok(())
    }
}
