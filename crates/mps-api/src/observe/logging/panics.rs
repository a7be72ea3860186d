//! Logs panics.

use std::backtrace::Backtrace;
use std::panic;

/// Installs a hook that logs panics like everything else.
pub(super) fn install() {
    panic::set_hook(Box::new(|panicked| {
        let location = panicked.location().map(ToString::to_string);
        // A formatted text may repeat what somebody typed. A literal in the code cannot.
        let reason = panicked.payload().downcast_ref::<&'static str>().copied();
        let reason = reason.unwrap_or("(not shown: it may repeat personal data)");
        let backtrace = Backtrace::force_capture();
        tracing::error!(
            location,
            reason,
            thread = std::thread::current().name(),
            %backtrace,
            "panicked"
        );
    }));
}
