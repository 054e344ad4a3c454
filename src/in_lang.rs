use crate::Lang;

/// Something to display in a language.
pub(crate) struct InLang<T>(pub(crate) T, pub(crate) Lang);
