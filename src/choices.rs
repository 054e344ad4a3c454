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

/// Displays a choice as its text.
macro_rules! display {
    ($Choice:ident) => {
        #[doc = concat!("Writes [`as_str`](", stringify!($Choice), "::as_str), with width and fill.")]
        ///
        /// ```
        #[doc = concat!("use bizppurio_kakao_codes::", stringify!($Choice), ";")]
        ///
        #[doc = concat!("for choice in ", stringify!($Choice), "::ALL {")]
        ///     assert_eq!(format!("[{choice:>9}]"), format!("[{:>9}]", choice.as_str()));
        /// }
        /// ```
        impl fmt::Display for $Choice {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}
pub(crate) use display;

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

/// Reads a choice from exactly its text.
macro_rules! from_str {
    ($Choice:ident, $Unknown:ident) => {
        #[doc = concat!("Reads exactly what [`as_str`](", stringify!($Choice), "::as_str) returns.")]
        ///
        /// # Errors
        ///
        #[doc = concat!("[`", stringify!($Unknown), "`] for any other text.")]
        ///
        /// ```
        #[doc = concat!("use bizppurio_kakao_codes::", stringify!($Choice), ";")]
        ///
        #[doc = concat!("for choice in ", stringify!($Choice), "::ALL {")]
        ///     assert_eq!(choice.as_str().parse(), Ok(*choice));
        /// }
        #[doc = concat!("assert!(\"\".parse::<", stringify!($Choice), ">().is_err());")]
        /// ```
        impl core::str::FromStr for $Choice {
            type Err = $Unknown;

            fn from_str(text: &str) -> Result<Self, $Unknown> {
                let choice = Self::ALL.iter().find(|choice| choice.as_str() == text);
                choice.copied().ok_or_else(|| $Unknown($crate::short_text::ShortText::new(text)))
            }
        }
    };
}
pub(crate) use from_str;

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
