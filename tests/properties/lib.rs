//! What holds for every input, for the fuzz targets. `main.rs` tests the same functions.

pub mod lookup;
pub mod reply;
pub mod table;
