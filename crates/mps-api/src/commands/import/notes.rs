//! Notes taken while a plan is made: what is not imported unchanged, and what stands in the way.

/// Something that is not imported unchanged, and how it is handled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Difference {
    /// The kind of thing.
    pub(super) kind: &'static str,
    /// Which one.
    pub(super) subject: String,
    /// How it is handled.
    pub(super) text: String,
}

/// The notes taken while a plan is made.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub(super) differences: Vec<Difference>,
    pub(super) obstacles: Vec<Difference>,
}

impl Notes {
    pub(super) fn differs(&mut self, kind: &'static str, subject: &str, text: impl Into<String>) {
        self.differences.push(Difference {
            kind,
            subject: subject.to_owned(),
            text: text.into(),
        });
    }

    pub(super) fn blocks(&mut self, kind: &'static str, subject: &str, text: impl Into<String>) {
        self.obstacles.push(Difference {
            kind,
            subject: subject.to_owned(),
            text: text.into(),
        });
    }
}
