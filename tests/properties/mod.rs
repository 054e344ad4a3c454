//! What holds for every input. The fuzz targets run the same functions.

pub mod lookup;
#[cfg(feature = "json")]
pub mod reply;
pub mod table;
