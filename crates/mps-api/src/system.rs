//! Requests to the operating system that keep payments from waiting. They are made on Linux only.
//! If the system refuses them, everything still works.

/// Makes the process's memory come in small pages. A large page is cleared as a whole when its
/// first byte is used. That takes milliseconds on a machine that has just got the page from its
/// host, and a burst of connections and sign-ins uses dozens of pages.
pub(crate) fn take_memory_in_small_pages() {
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}

/// Lets all other threads go before this one where there are too few cores. One call per thread is
/// enough, and takes less than a microsecond.
pub(crate) fn give_way() {
    // On other systems it would apply to the whole process.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::setpriority_process(None, 10);
}
