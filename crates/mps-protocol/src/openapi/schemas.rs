//! The schemas of the types on the wire.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value};

use super::contract::Type;

/// What is being collected: requests as they are read, answers as they are written.
pub(super) struct Schemas {
    requests: SchemaGenerator,
    answers: SchemaGenerator,
}

impl Schemas {
    pub(super) fn new() -> Self {
        let settings = || {
            SchemaSettings::draft2020_12().with(|settings| {
                settings.definitions_path = "/components/schemas".into();
            })
        };
        let answers = settings().with(|settings| {
            settings
                .transforms
                .push(Box::new(RecursiveTransform(times)));
        });
        Self {
            requests: settings().for_deserialize().into_generator(),
            answers: answers.for_serialize().into_generator(),
        }
    }

    /// The schema of what a request carries.
    pub(super) fn request(&mut self, of: Type) -> Value {
        of(&mut self.requests).into()
    }

    /// The schema of what an answer carries.
    pub(super) fn answer(&mut self, of: Type) -> Value {
        of(&mut self.answers).into()
    }

    /// The same of a type that needs no entry of its own in a contract.
    pub(super) fn answer_of<T: JsonSchema>(&mut self) -> Value {
        self.answer(SchemaGenerator::subschema_for::<T>)
    }

    /// All that were named, by name.
    pub(super) fn into_components(mut self) -> Map<String, Value> {
        let mut components = self.answers.take_definitions(true);
        components.extend(self.requests.take_definitions(true));
        components
    }

    /// A name that stands for two different schemas, if there is one.
    #[cfg(test)]
    pub(super) fn clash(mut self) -> Option<String> {
        let answers = self.answers.take_definitions(true);
        let requests = self.requests.take_definitions(true);
        let mut names = requests.into_iter();
        names.find_map(|(name, _)| answers.contains_key(&name).then_some(name))
    }
}

/// Texts called `timestamp` or `…_at` are points in time in all answers; requests may name business
/// days there.
fn times(schema: &mut Schema) {
    let Some(Value::Object(properties)) = schema.get_mut("properties") else {
        return;
    };
    for (name, property) in properties {
        if (name == "timestamp" || name.ends_with("_at"))
            && let Value::Object(property) = property
        {
            property.insert("format".to_owned(), "date-time".into());
        }
    }
}
