//! Whether a photograph of a document can be read: its sharpness and its light.
//!
//! Sharpness is the variance of the Laplacian over four neighbours, on grey values of eight bits. It hangs on the
//! scale, so the picture is first made [`LOOKED_AT`] pixels long. A sharp card has some 4,000, a slightly blurred one
//! 140, a badly blurred one 30. It is advice, never a reason to refuse: a photograph of a white page with three lines
//! may be quite readable.

/// The long side of the picture that is looked at, in pixels.
pub const LOOKED_AT: u32 = 1_024;

/// The long side that a photograph of a card or a page needs to be readable, in pixels.
pub const READABLE: u32 = 1_200;

/// Below this nobody can read it.
const BLURRED: i64 = 50;
/// Below this a person should look whether they can.
const DOUBTFUL: i64 = 150;
/// A mean grey below this is a photograph taken in the dark.
const DARK: i64 = 60;

/// What to tell the person who took the photograph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clarity {
    /// Nothing to say.
    Clear,
    /// A little blurred: look whether every character can be read.
    Doubtful,
    /// Blurred.
    Blurred,
    /// Taken in the dark.
    Dark,
}

/// Judges grey values, row by row, `width` of them in a row. A picture without an inside has nothing to judge.
///
/// ```
/// use hall_core::kind::file::picture::{Clarity, clarity};
///
/// let stripes: Vec<u8> = (0..64 * 64).map(|it| if it % 8 < 4 { 230 } else { 40 }).collect();
/// assert_eq!(clarity(&stripes, 64), Clarity::Clear);
/// assert_eq!(clarity(&[128; 64 * 64], 64), Clarity::Blurred);
/// ```
pub fn clarity(grey: &[u8], width: usize) -> Clarity {
    let Some((mean, variance)) = laplacian(grey, width) else {
        return Clarity::Clear;
    };
    if mean < DARK {
        Clarity::Dark
    } else if variance < BLURRED {
        Clarity::Blurred
    } else if variance < DOUBTFUL {
        Clarity::Doubtful
    } else {
        Clarity::Clear
    }
}

/// The mean grey, and the variance of the Laplacian over the inner points.
fn laplacian(grey: &[u8], width: usize) -> Option<(i64, i64)> {
    let rows: Vec<&[u8]> = grey.chunks_exact(width.max(1)).collect();
    let (mut n, mut light, mut sum, mut squares) = (0_i64, 0_i64, 0_i64, 0_i64);
    for three in rows.windows(3) {
        let [above, here, below] = three else {
            continue;
        };
        let vertical = above.iter().zip(here.iter()).zip(below.iter()).skip(1);
        for ((above, below), beside) in vertical
            .map(|((above, _), below)| (above, below))
            .zip(here.windows(3))
        {
            let [left, centre, right] = beside else {
                continue;
            };
            let [above, below, left, centre, right] =
                [above, below, left, centre, right].map(|it| i64::from(*it));
            let edge = above + below + left + right - 4 * centre;
            n += 1;
            light += centre;
            sum += edge;
            squares += edge * edge;
        }
    }
    let mean = sum.checked_div(n)?;
    Some((light / n, squares / n - mean * mean))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of black bars on white, softened so many times.
    fn page(times: usize) -> Vec<u8> {
        let (width, height) = (200, 200);
        let mut grey: Vec<u8> = (0..width * height)
            .map(|it| if it % width % 12 < 3 { 30 } else { 225 })
            .collect();
        for _ in 0..times {
            let before = grey.clone();
            for at in 1..grey.len() - 1 {
                let three: u32 = before[at - 1..=at + 1]
                    .iter()
                    .map(|it| u32::from(*it))
                    .sum();
                grey[at] = u8::try_from(three / 3).unwrap();
            }
        }
        grey
    }

    #[test]
    fn a_sharp_page_is_clear() {
        assert_eq!(clarity(&page(0), 200), Clarity::Clear);
    }

    #[test]
    fn the_softer_a_page_the_less_clear() {
        let softer: Vec<Clarity> = [0, 2, 8, 40].map(|it| clarity(&page(it), 200)).to_vec();
        assert!(softer.is_sorted(), "{softer:?}");
        assert_eq!(softer.last(), Some(&Clarity::Blurred));
    }

    #[test]
    fn a_page_in_the_dark_is_called_dark_and_not_blurred() {
        let dark: Vec<u8> = page(0).iter().map(|it| it / 8).collect();
        assert_eq!(clarity(&dark, 200), Clarity::Dark);
    }

    #[test]
    fn a_picture_without_an_inside_is_not_judged() {
        for (grey, width) in [(&[][..], 0), (&[1, 2, 3][..], 3), (&[1; 9][..], 100)] {
            assert_eq!(clarity(grey, width), Clarity::Clear);
        }
    }
}
