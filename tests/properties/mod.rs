//! What holds for every input. The fuzz targets run the same functions.

pub mod lookup;
pub mod page;
pub mod reply;
pub mod table;
