//! Enumerations with a text for each value, on the wire and in the database.

/// An enumeration that [`text_enum`](crate::text_enum) declares.
pub trait TextEnum: Sized {
    /// Returns the value with this text, or `None` when there is none.
    fn from_text(text: &str) -> Option<Self>;

    /// Returns the texts of all values as a sentence has them: `one, two or three`.
    fn choices() -> String;
}

/// Declares an enumeration whose values have one text each: the same in the database, in JSON and on the
/// command line.
#[macro_export]
macro_rules! text_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident => $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// Every value, in order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The value's text on the wire and in the database.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The value with this text, or `None` when there is none.
            #[must_use]
            pub fn from_text(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }

            /// The texts of all values as a sentence has them: `one, two or three`.
            #[must_use]
            pub fn choices() -> String {
                let mut texts: Vec<&str> = Self::ALL.iter().map(|value| value.as_str()).collect();
                let last = texts.pop().unwrap_or_default();
                if texts.is_empty() { last.to_owned() } else { format!("{} or {last}", texts.join(", ")) }
            }
        }

        impl $crate::text::TextEnum for $name {
            fn from_text(text: &str) -> Option<Self> {
                Self::from_text(text)
            }

            fn choices() -> String {
                Self::choices()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }
    };
}
