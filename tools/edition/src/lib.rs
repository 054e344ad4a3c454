//! Compares `codes.csv` with an edition of the vendor's page.

#[path = "../../../src/lookup.rs"]
pub mod lookup;

pub mod comparison;
pub mod page;

// src/lookup.rs uses `super::key`.
use generator::key;
