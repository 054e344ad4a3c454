//! The fields of a request.

use std::path::Path;

use reqwest::multipart;

/// The fields of a request, in their order.
///
/// It is not `Debug`: one of the fields is the key.
#[derive(Clone, Default)]
pub struct Form(Vec<Field>);

#[derive(Clone)]
struct Field {
    name: String,
    value: Value,
}

#[derive(Clone)]
enum Value {
    Text(String),
    Image { file_name: String, bytes: Vec<u8> },
}

impl Form {
    /// Adds a text.
    pub fn text(&mut self, name: impl Into<String>, text: impl Into<String>) {
        self.0.push(Field { name: name.into(), value: Value::Text(text.into()) });
    }

    /// Adds an image. Replies tell images apart by the names of their fields.
    pub fn image(
        &mut self,
        name: impl Into<String>,
        file_name: impl Into<String>,
        bytes: impl Into<Vec<u8>>,
    ) {
        let value = Value::Image { file_name: file_name.into(), bytes: bytes.into() };
        self.0.push(Field { name: name.into(), value });
    }

    /// Returns the first text of that name.
    pub fn get_text(&self, name: &str) -> Option<&str> {
        self.0.iter().find_map(|field| match &field.value {
            Value::Text(text) if field.name == name => Some(text.as_str()),
            _ => None,
        })
    }

    /// Returns the names of the fields that hold images.
    pub fn images(&self) -> impl Iterator<Item = &str> {
        let images = self.0.iter().filter(|field| matches!(field.value, Value::Image { .. }));
        images.map(|field| field.name.as_str())
    }

    /// Drops the images whose names do not pass. The texts stay.
    pub fn retain_images(&mut self, mut keep: impl FnMut(&str) -> bool) {
        self.0.retain(|field| matches!(field.value, Value::Text(_)) || keep(&field.name));
    }

    /// Returns the body of a request.
    ///
    /// # Errors
    ///
    /// `reqwest::Error` if a content type is invalid, which those of `mime_guess` are not.
    pub fn to_multipart(&self) -> reqwest::Result<multipart::Form> {
        self.0.iter().cloned().try_fold(multipart::Form::new(), |form, Field { name, value }| {
            Ok(match value {
                Value::Text(text) => form.text(name, text),
                Value::Image { file_name, bytes } => {
                    let kind = mime_guess::from_path(Path::new(&file_name)).first_or_octet_stream();
                    let part = multipart::Part::bytes(bytes).mime_str(kind.essence_str())?;
                    form.part(name, part.file_name(file_name))
                }
            })
        })
    }
}
