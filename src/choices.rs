use core::fmt;

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
