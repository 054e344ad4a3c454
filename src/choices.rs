use core::fmt;

/// Defines `ALL` and `as_str` of an enum together, so that neither compiles without each variant.
macro_rules! choices {
    ($(#[$all:meta])* ALL; $(#[$as_str:meta])* as_str; $($variant:ident = $name:literal,)+) => {
        $(#[$all])*
        pub const ALL: &'static [Self] = &[$(Self::$variant),+];

        $(#[$as_str])*
        #[must_use]
        pub const fn as_str(self) -> &'static str {
            match self {
                $(Self::$variant => $name,)+
            }
        }
    };
}
pub(crate) use choices;

/// Defines the error of reading a choice.
macro_rules! unknown {
    ($(#[$unknown:meta])* $Unknown:ident, $Choice:ident, $what:literal) => {
        $(#[$unknown])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $Unknown($crate::short_text::ShortText);

        impl fmt::Display for $Unknown {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let choices = $crate::choices::Choices($Choice::ALL);
                write!(f, "{:?} is an unknown {}; expected {choices}", self.0, $what)
            }
        }

        impl core::error::Error for $Unknown {}
    };
}
pub(crate) use unknown;

/// Displays all choices: `success, retryable or fatal`.
pub(crate) struct Choices<T: 'static>(pub(crate) &'static [T]);

impl<T: fmt::Display> fmt::Display for Choices<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, choice) in self.0.iter().enumerate() {
            let separator = match index {
                0 => "",
                _ if index + 1 == self.0.len() => " or ",
                _ => ", ",
            };
            write!(f, "{separator}{choice}")?;
        }
        Ok(())
    }
}
