//! What is printed: headings, steps and times.

use std::time::Duration;

/// Opens a part of the work.
pub(crate) fn heading(text: &str) {
    println!("\n── {text} ──");
}

/// Says that something is in order.
pub(crate) fn done(text: &str) {
    println!("  ✓ {text}");
}

/// Says what is being done now.
pub(crate) fn doing(text: &str) {
    println!("  … {text}");
}

/// Says that something is not as it should be, though the work goes on.
pub(crate) fn warn(text: &str) {
    println!("  ! {text}");
}

/// A duration as a person says it: `0.4 s`, `12 s`, `3 min 05 s`.
pub(crate) fn spoken(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", duration.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_spoken_in_fitting_units() {
        assert_eq!(spoken(Duration::from_millis(420)), "0.4 s");
        assert_eq!(spoken(Duration::from_secs(12)), "12 s");
        assert_eq!(spoken(Duration::from_secs(185)), "3 min 05 s");
    }
}
