//! A line of the log.

use std::fmt::{self, Write};

use mps_store::{Clock, SystemClock};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;
use tracing::Event;
use tracing::field::{Field, Visit};
use tracing_log::NormalizeEvent;

use crate::observe::logging::mask::masked;

/// The fields that every line has. There is no `function`: an event knows its place in the code as
/// module and line, and walking the stack would cost more than the rest of the line.
const OWN: [&str; 6] = ["timestamp", "level", "logger", "message", "module", "line"];
/// The prefix of the fields in which events of the `log` crate contain their origin.
const FOREIGN: &str = "log.";

/// The names and values of an event or a span.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields {
    message: String,
    named: Vec<(&'static str, Value)>,
}

impl Fields {
    /// Adds other fields. If a name occurs twice, the later value counts.
    pub(super) fn extend(&mut self, others: &Self) {
        for (name, value) in &others.named {
            self.set(name, value.clone());
        }
    }

    fn set(&mut self, name: &'static str, value: Value) {
        if OWN.contains(&name) || name.starts_with(FOREIGN) {
            return;
        }
        match self.named.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = value,
            None => self.named.push((name, value)),
        }
    }

    fn set_text(&mut self, field: &Field, text: String) {
        if field.name() == "message" {
            self.message = text;
        } else {
            self.set(field.name(), text.into());
        }
    }
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.set_text(field, format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.set_text(field, value.to_owned());
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.set(field.name(), value.into());
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.set(field.name(), value.into());
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        self.set(field.name(), value.into());
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.set(field.name(), value.into());
    }
}

/// A line of the log, with secrets masked.
pub(super) struct Line {
    pub(super) timestamp: String,
    pub(super) level: &'static str,
    pub(super) logger: String,
    pub(super) message: String,
    pub(super) module: String,
    pub(super) number: Option<u32>,
    fields: Vec<(&'static str, Value)>,
}

impl Line {
    /// Creates the line of an event, with the fields of its spans.
    pub(super) fn new(event: &Event<'_>, mut fields: Fields) -> Self {
        event.record(&mut fields);
        let normalized = event.normalized_metadata();
        let metadata = normalized.as_ref().unwrap_or_else(|| event.metadata());
        let masked_value = |value| match value {
            Value::String(text) => Value::String(masked(&text).into_owned()),
            other => other,
        };
        let named = fields.named.into_iter();
        Self {
            timestamp: SystemClock.now().to_string(),
            level: metadata.level().as_str(),
            logger: metadata.target().to_owned(),
            message: masked(&fields.message).into_owned(),
            module: metadata.module_path().unwrap_or_default().to_owned(),
            number: metadata.line(),
            fields: named
                .map(|(name, value)| (name, masked_value(value)))
                .collect(),
        }
    }

    /// Returns the value of a field as a text.
    pub(super) fn field(&self, name: &str) -> Option<String> {
        let (_, value) = self.fields.iter().find(|(known, _)| *known == name)?;
        Some(match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        })
    }

    /// Returns the line as a JSON object.
    pub(super) fn json(&self) -> String {
        let object = serde_json::to_string(self);
        // Texts and numbers always convert to JSON.
        format!("{}\n", object.unwrap_or_default())
    }

    /// Returns the line as a text for people.
    pub(super) fn text(&self) -> String {
        let mut text = format!("{} {:>5} {}: ", self.timestamp, self.level, self.logger);
        // A client that sends a line break must not be able to create a line of its own.
        for c in self.message.chars() {
            if c.is_control() {
                text.extend(c.escape_default());
            } else {
                text.push(c);
            }
        }
        for (name, value) in &self.fields {
            let _ = write!(text, " {name}={value}");
        }
        text.push('\n');
        text
    }
}

impl Serialize for Line {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_map(None)?;
        line.serialize_entry("timestamp", &self.timestamp)?;
        line.serialize_entry("level", self.level)?;
        line.serialize_entry("logger", &self.logger)?;
        line.serialize_entry("message", &self.message)?;
        for (name, value) in &self.fields {
            line.serialize_entry(name, value)?;
        }
        line.serialize_entry("module", &self.module)?;
        line.serialize_entry("line", &self.number)?;
        line.end()
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::{Arc, Mutex};

    use tracing::Level;
    use tracing_subscriber::fmt::writer::BoxMakeWriter;

    use super::*;
    use crate::config::LogOptions;
    use crate::observe::logging::subscriber;

    #[derive(Clone, Default)]
    struct Buffer(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Buffer {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn logged(json: bool, what: impl FnOnce()) -> String {
        let contents = Buffer::default();
        let writer = contents.clone();
        let options = LogOptions {
            level: Level::DEBUG,
            json,
            file: None,
        };
        let writer = BoxMakeWriter::new(move || writer.clone());
        tracing::subscriber::with_default(subscriber(&options, writer), what);
        let bytes = contents.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_line_is_an_object_with_the_fields_of_its_spans() {
        let text = logged(true, || {
            let span =
                tracing::error_span!("request", request_id = 7, tx_no = tracing::field::Empty);
            let _entered = span.enter();
            span.record("tx_no", "PAY0000000001");
            tracing::warn!(
                duration_ms = 1.25,
                error_code = "X",
                line = 3,
                "said {}",
                "so"
            );
        });
        let line: Value = serde_json::from_str(&text).unwrap();
        let timestamp = line["timestamp"].as_str().unwrap();
        assert!(
            timestamp.ends_with('Z') && timestamp.len() == 27,
            "{timestamp}"
        );
        assert_eq!(line["level"], "WARN");
        assert_eq!(line["logger"], module_path!());
        assert_eq!(line["module"], module_path!());
        assert_eq!(line["message"], "said so");
        assert!(line["line"].as_u64().unwrap() > 3, "the line of the code");
        assert_eq!(line["request_id"], 7);
        assert_eq!(line["tx_no"], "PAY0000000001");
        assert_eq!(line["duration_ms"], 1.25);
        assert_eq!(line["error_code"], "X");
        assert_eq!(text.matches('\n').count(), 1);
    }

    #[test]
    fn no_text_breaks_a_line_or_shows_what_it_must_not() {
        for json in [true, false] {
            let text = logged(json, || {
                let reason = "0912345678\nforged";
                tracing::error!(reason, "a\nb lin@example.com");
            });
            assert_eq!(text.matches('\n').count(), 1, "{text}");
            assert!(
                text.contains("forged") && text.contains("[masked]"),
                "{text}"
            );
            assert!(
                !text.contains("0912345678") && !text.contains("lin@"),
                "{text}"
            );
        }
    }
}
