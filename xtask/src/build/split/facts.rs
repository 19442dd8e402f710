//! What a program is made of, as far as taking it apart needs it.

use anyhow::{Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use wasmparser::{
    CustomSectionReader, ElementItems, ExternalKind, FuncType, FunctionBody, GlobalType,
    KnownCustom, MemoryType, Name, Operator, Parser, Payload, TableType, TypeRef,
};

/// Functions are numbered as in the program: first those that it imports.
#[derive(Default)]
pub(super) struct Facts<'a> {
    pub(super) types: Vec<FuncType>,
    /// The number of functions that the program imports.
    pub(super) imported: u32,
    /// The type of every function.
    pub(super) functions: Vec<u32>,
    /// As wasm-bindgen writes them: demangled.
    names: BTreeMap<u32, &'a str>,
    /// Of the functions that are not imported, in order.
    bodies: Vec<FunctionBody<'a>>,
    pub(super) tables: Vec<TableType>,
    pub(super) memories: Vec<MemoryType>,
    pub(super) globals: Vec<GlobalType>,
    /// Functions that somebody else may call: exported, at the start, or in a table.
    pub(super) reached: BTreeSet<u32>,
}

impl<'a> Facts<'a> {
    /// Reads `wasm`, a program as wasm-bindgen and wasm-opt write them.
    ///
    /// # Errors
    /// Not such a program, or one with something in it that taking apart does not know.
    pub(super) fn of(wasm: &'a [u8]) -> Result<Facts<'a>> {
        let mut facts = Facts::default();
        for payload in Parser::new(0).parse_all(wasm) {
            facts.read(payload?)?;
        }
        Ok(facts)
    }

    fn read(&mut self, payload: Payload<'a>) -> Result<()> {
        match payload {
            Payload::TypeSection(section) => {
                self.types = section.into_iter_err_on_gc_types().collect::<Result<_, _>>()?;
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    match import?.ty {
                        TypeRef::Func(ty) => self.functions.push(ty),
                        other => {
                            bail!("the program imports something else than functions: {other:?}")
                        }
                    }
                }
                self.imported = u32::try_from(self.functions.len())?;
            }
            Payload::FunctionSection(section) => {
                for ty in section {
                    self.functions.push(ty?);
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(section) => {
                self.memories = section.into_iter().collect::<Result<_, _>>()?;
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    self.globals.push(global?.ty);
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    self.reached
                        .extend((export.kind == ExternalKind::Func).then_some(export.index));
                }
            }
            Payload::StartSection { func, .. } => self.reached.extend([func]),
            Payload::ElementSection(section) => {
                for element in section {
                    // Expressions are nulls, where a table of references begins empty.
                    if let ElementItems::Functions(functions) = element?.items {
                        for function in functions {
                            self.reached.insert(function?);
                        }
                    }
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::CustomSection(section) => self.read_names(&section)?,
            _ => {}
        }
        Ok(())
    }

    fn read_names(&mut self, section: &CustomSectionReader<'a>) -> Result<()> {
        let KnownCustom::Name(parts) = section.as_known() else { return Ok(()) };
        for part in parts {
            if let Name::Function(names) = part? {
                for naming in names {
                    let naming = naming?;
                    self.names.insert(naming.index, naming.name);
                }
            }
        }
        Ok(())
    }

    /// The numbers of the functions with a body.
    pub(super) fn defined(&self) -> Range<u32> {
        self.imported..self.functions.len() as u32
    }

    pub(super) fn body(&self, function: u32) -> FunctionBody<'a> {
        self.bodies[(function - self.imported) as usize].clone()
    }

    /// The name of `function`, without what differs from build to build: the numbers of crates.
    pub(super) fn name(&self, function: u32) -> String {
        let name = self.names.get(&function).copied().unwrap_or_default();
        let mut parts = name.split('[');
        let mut short = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            match part.split_once(']') {
                Some((number, rest)) if number.len() >= 8 && is_hexadecimal(number) => {
                    short += rest
                }
                _ => short = short + "[" + part,
            }
        }
        short
    }

    /// The functions that `function` calls by number.
    ///
    /// # Errors
    /// It refers to functions in another way.
    pub(super) fn calls(&self, function: u32) -> Result<BTreeSet<u32>> {
        let mut calls = BTreeSet::new();
        for operator in self.body(function).get_operators_reader()? {
            match operator? {
                Operator::Call { function_index } => _ = calls.insert(function_index),
                Operator::RefFunc { .. } | Operator::ReturnCall { .. } => {
                    bail!("{} refers to a function in an unknown way", self.name(function))
                }
                _ => {}
            }
        }
        Ok(calls)
    }
}

fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
