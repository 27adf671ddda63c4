//! Lights (时限监督, 红黄绿): how a case stands against its limits.

use serde::{Deserialize, Serialize};

/// A light; the order is from good to bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// More than three tenths of the promised limit are left.
    Green,
    /// At most three tenths, or one working day.
    Yellow,
    /// The promised limit is over.
    Red,
    /// The statutory limit is over.
    Black,
}

impl Light {
    /// The light with `left` working days of a promised limit of `limit`, the statutory one not over.
    pub(super) fn of(left: i32, limit: u32) -> Self {
        let nearly = i64::from(left).saturating_mul(10) <= i64::from(limit).saturating_mul(3);
        match left {
            i32::MIN..=-1 => Self::Red,
            0..=1 => Self::Yellow,
            _ if nearly => Self::Yellow,
            _ => Self::Green,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(limit: u32, lights: &[(i32, Light)]) {
        for (left, light) in lights {
            assert_eq!(Light::of(*left, limit), *light, "{left} of {limit}");
        }
    }

    #[test]
    fn a_light_turns_yellow_at_three_tenths_and_red_on_the_day_after() {
        use Light::{Green, Red, Yellow};
        check(
            20,
            &[(20, Green), (7, Green), (6, Yellow), (0, Yellow), (-1, Red)],
        );
    }

    #[test]
    fn the_last_day_of_a_short_promise_is_yellow() {
        check(
            2,
            &[(2, Light::Green), (1, Light::Yellow), (0, Light::Yellow)],
        );
    }
}
