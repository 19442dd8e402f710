//! A program in two parts: what pages need, and the rest, fetched when it is first called
//! (`docs/decisions/015`).
//!
//! In the first part a stub stands for each function of the rest that it can reach. A stub sees to
//! it that the rest is there (the import `rest.load`) and calls through a table that the rest fills.
//! Nothing in the program knows of it. All data are in the first part.

mod facts;
mod first;
mod plan;
mod rest;
mod watched;

use anyhow::Result;
use facts::Facts;
use plan::Plan;
use std::convert::Infallible;
use wasm_encoder::reencode;

pub(super) use watched::{names, watched};

/// What can be wrong with a program that is written anew.
type Error = reencode::Error<Infallible>;

/// The module of the functions that a part asks of JavaScript for its being apart.
const REST: &str = "rest";

/// The two parts of a program.
pub(super) struct Parts {
    pub(super) first: Vec<u8>,
    pub(super) rest: Vec<u8>,
}

/// Takes `wasm` apart; `is_rare` says by its name whether a function belongs to the rest.
///
/// # Errors
/// Those of [`Facts::of`].
pub(super) fn split(wasm: &[u8], is_rare: impl Fn(&str) -> bool) -> Result<Parts> {
    let plan = Plan::of(Facts::of(wasm)?, is_rare)?;
    Ok(Parts { first: first::write(&plan, wasm)?, rest: rest::write(&plan)? })
}

#[cfg(test)]
mod tests {
    use super::{Parts, split, watched};
    use anyhow::Result;
    use wasm_encoder::{
        CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection,
        Function, FunctionSection, GlobalSection, GlobalType, ImportSection, Instruction,
        MemorySection, MemoryType, Module, NameMap, NameSection, RefType, TableSection, TableType,
        TypeSection, ValType,
    };
    use wasmparser::{Parser, Payload, Validator};

    /// Three functions, by number: 1 `start` calls 2 `rare`, which calls 3 `rarer`, which calls 0,
    /// imported; the table holds `rare`.
    fn program() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        types.ty().function([ValType::I32], [ValType::I32]);
        let mut imports = ImportSection::new();
        imports.import("glue", "imported", EntityType::Function(0));
        let mut functions = FunctionSection::new();
        functions.function(0).function(1).function(0);
        let mut tables = TableSection::new();
        let maximum = Some(1);
        let element_type = RefType::FUNCREF;
        tables.table(TableType {
            element_type,
            minimum: 1,
            maximum,
            table64: false,
            shared: false,
        });
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut globals = GlobalSection::new();
        let stack = GlobalType { val_type: ValType::I32, mutable: true, shared: false };
        globals.global(stack, &ConstExpr::i32_const(7));
        let mut exports = ExportSection::new();
        exports.export("start", ExportKind::Func, 1);
        let mut elements = ElementSection::new();
        elements.active(None, &ConstExpr::i32_const(0), Elements::Functions([2].as_slice().into()));
        let mut code = CodeSection::new();
        for instructions in [
            vec![
                Instruction::I32Const(5),
                Instruction::Call(2),
                Instruction::Drop,
                Instruction::End,
            ],
            vec![Instruction::Call(3), Instruction::GlobalGet(0), Instruction::End],
            vec![Instruction::Call(0), Instruction::End],
        ] {
            let mut function = Function::new([]);
            for instruction in &instructions {
                function.instruction(instruction);
            }
            code.function(&function);
        }
        let mut named = NameMap::new();
        named.append(1, "baton[0123456789abcdef]::start");
        named.append(2, "baton[0123456789abcdef]::rare");
        named.append(3, "baton[0123456789abcdef]::rarer");
        let mut names = NameSection::new();
        names.functions(&named);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&tables);
        module.section(&memories).section(&globals).section(&exports).section(&elements);
        module.section(&code).section(&names);
        module.finish()
    }

    /// How many functions of the sound program `wasm` have a body.
    fn bodies(wasm: &[u8]) -> Result<usize> {
        Validator::new().validate_all(wasm)?;
        let payloads = Parser::new(0).parse_all(wasm).collect::<Result<Vec<_>, _>>()?;
        let entry = |payload: &&Payload<'_>| matches!(payload, Payload::CodeSectionEntry(_));
        Ok(payloads.iter().filter(entry).count())
    }

    #[test]
    fn what_the_first_part_cannot_reach_leaves_no_stub() -> Result<()> {
        let Parts { first, rest } = split(&program(), |name| name.starts_with("baton::rare"))?;
        assert_eq!((bodies(&first)?, bodies(&rest)?), (2, 2));
        Ok(())
    }

    #[test]
    fn the_rest_may_call_back() -> Result<()> {
        let Parts { first, rest } = split(&program(), |name| name == "baton::rare")?;
        assert_eq!((bodies(&first)?, bodies(&rest)?), (3, 1));
        Ok(())
    }

    #[test]
    fn a_watched_program_is_sound() -> Result<()> {
        assert_eq!(bodies(&watched(&program())?)?, 3);
        Ok(())
    }
}
