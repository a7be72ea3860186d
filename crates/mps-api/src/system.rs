//! What is asked of the system so that payments do not wait. It is asked on Linux alone, and where it refuses
//! nothing is less right.

/// Has the process's memory come in small pages. A large one is cleared as a whole when its first byte is
/// used, which takes milliseconds on a machine that got it from its host in that moment, and a burst of
/// connections and sign-ins uses dozens.
pub(crate) fn take_memory_in_small_pages() {
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}

/// Lets all other threads go before this one where there are not enough cores. Once is enough for a thread,
/// and takes less than a microsecond.
pub(crate) fn give_way() {
    // Elsewhere it would be said of the whole process.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::setpriority_process(None, 10);
}
