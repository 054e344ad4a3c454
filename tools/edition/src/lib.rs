//! Compares `codes.csv` with an edition of the vendor's page.

pub mod comparison;
pub mod page;
