//! Turns events into lines.

use std::io::Write;

use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::writer::BoxMakeWriter;
use tracing_subscriber::layer::Context;
use tracing_subscriber::registry::LookupSpan;

use crate::observe::logging::line::{Fields, Line};
use crate::observe::logging::reports::Reports;

/// Makes a line from each event, and a report from each error.
pub(super) struct Lines {
    json: bool,
    writer: BoxMakeWriter,
    reports: Option<Reports>,
}

impl Lines {
    pub(super) fn new(json: bool, writer: BoxMakeWriter, reports: Option<Reports>) -> Self {
        Self {
            json,
            writer,
            reports,
        }
    }
}

impl<S: Subscriber + for<'span> LookupSpan<'span>> Layer<S> for Lines {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        if let Some(span) = context.span(id) {
            let mut fields = Fields::default();
            attributes.record(&mut fields);
            span.extensions_mut().replace(fields);
        }
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        if let Some(span) = context.span(id)
            && let Some(fields) = span.extensions_mut().get_mut::<Fields>()
        {
            values.record(fields);
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut known = Fields::default();
        if let Some(spans) = context.event_scope(event) {
            for span in spans.from_root() {
                if let Some(fields) = span.extensions().get::<Fields>() {
                    known.extend(fields);
                }
            }
        }
        let line = Line::new(event, known);
        let text = if self.json { line.json() } else { line.text() };
        // A failure to write the log cannot be reported anywhere, and must not stop its caller.
        let _ = self.writer.make_writer().write_all(text.as_bytes());
        if *event.metadata().level() == Level::ERROR
            && let Some(reports) = &self.reports
        {
            reports.send(&line);
        }
    }
}
