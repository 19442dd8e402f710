//! Which function goes where, and what both parts share.

use super::facts::Facts;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{EntityType, ExportKind, GlobalType, RefType, TableType, ValType};

/// Functions are numbered as in the program.
pub(super) struct Plan<'a> {
    pub(super) facts: Facts<'a>,
    /// The functions of the rest.
    pub(super) rare: BTreeSet<u32>,
    /// Those of them that the first part can reach, each with its place in the table of the rest.
    pub(super) slots: BTreeMap<u32, u32>,
    /// Functions of the first part that the rest calls.
    called_back: BTreeSet<u32>,
    /// The type of a function that takes and gives nothing.
    pub(super) nothing: u32,
}

/// Something of the first part that the rest imports.
pub(super) struct Shared {
    pub(super) name: String,
    pub(super) kind: ExportKind,
    pub(super) index: u32,
    pub(super) ty: EntityType,
}

/// Whether the rest has come.
pub(super) const LOADED: GlobalType =
    GlobalType { val_type: ValType::I32, mutable: true, shared: false };

impl<'a> Plan<'a> {
    pub(super) fn of(facts: Facts<'a>, is_rare: impl Fn(&str) -> bool) -> Result<Plan<'a>> {
        let rare: BTreeSet<u32> = facts.defined().filter(|f| is_rare(&facts.name(*f))).collect();
        let mut reached = facts.reached.clone();
        let mut called_back = BTreeSet::new();
        for function in facts.defined() {
            let calls = facts.calls(function)?;
            if rare.contains(&function) {
                called_back.extend(calls.difference(&rare));
            } else {
                reached.extend(calls);
            }
        }
        let slots = rare.intersection(&reached).copied().zip(0..).collect();
        let nothing = |ty: &wasmparser::FuncType| ty.params().is_empty() && ty.results().is_empty();
        let nothing = facts.types.iter().position(nothing);
        let nothing = nothing.context("no function of the program takes and gives nothing")? as u32;
        Ok(Plan { facts, rare, slots, called_back, nothing })
    }

    /// The table that the rest fills with its functions.
    pub(super) fn table(&self) -> TableType {
        let size = self.slots.len() as u64;
        TableType {
            element_type: RefType::FUNCREF,
            minimum: size,
            maximum: Some(size),
            table64: false,
            shared: false,
        }
    }

    /// Its number, in both parts.
    pub(super) fn table_index(&self) -> u32 {
        self.facts.tables.len() as u32
    }

    /// The number of [`LOADED`], in both parts.
    pub(super) fn loaded_index(&self) -> u32 {
        self.facts.globals.len() as u32
    }

    /// What the first part hands to the rest, in the order in which the rest numbers it.
    pub(super) fn shared(&self) -> Result<Vec<Shared>, super::Error> {
        let facts = &self.facts;
        let mut same = RoundtripReencoder;
        let mut all = Vec::new();
        for memory in &facts.memories {
            all.push((ExportKind::Memory, EntityType::Memory(same.memory_type(*memory)?)));
        }
        for table in &facts.tables {
            all.push((ExportKind::Table, EntityType::Table(same.table_type(*table)?)));
        }
        all.push((ExportKind::Table, EntityType::Table(self.table())));
        for global in &facts.globals {
            all.push((ExportKind::Global, EntityType::Global(same.global_type(*global)?)));
        }
        all.push((ExportKind::Global, EntityType::Global(LOADED)));
        let mut counts = BTreeMap::new();
        let mut next = |kind: ExportKind| {
            let count = counts.entry(kind as u8).or_insert(0);
            std::mem::replace(count, *count + 1)
        };
        let things = all.into_iter().map(|(kind, ty)| (kind, next(kind), ty)).collect::<Vec<_>>();
        let functions = self.called_back.iter().map(|&function| {
            let ty = facts.functions[function as usize];
            (ExportKind::Func, function, EntityType::Function(ty))
        });
        let named = |(at, (kind, index, ty))| Shared { name: name(at), kind, index, ty };
        Ok(things.into_iter().chain(functions).enumerate().map(named).collect())
    }

    /// Functions of the first part that the rest imports, then its own.
    pub(super) fn in_rest(&self) -> impl Iterator<Item = u32> {
        self.called_back.iter().chain(&self.rare).copied()
    }
}

/// The short name of the `at`th shared thing. wasm-bindgen's names are longer than a letter.
fn name(mut at: usize) -> String {
    const LETTERS: &[u8; 26] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = String::from("$");
    loop {
        name.push(char::from(LETTERS[at % LETTERS.len()]));
        at /= LETTERS.len();
        if at == 0 {
            return name;
        }
    }
}
