//! Lights: a shape, a colour and words, so that nobody depends on the colour.

use hall_api::LaneState;
use hall_core::flow::Light;
use leptos::prelude::*;

use crate::words;

/// A light; nothing where there is none yet.
pub(super) fn light_tag(light: Option<Light>) -> AnyView {
    let Some(light) = light else {
        return ().into_any();
    };
    let (class, path) = match light {
        Light::Green => ("light green", "M8 2a6 6 0 1 0 0 12 6 6 0 0 0 0-12z"),
        Light::Yellow => ("light yellow", "M8 1.5 15 14H1z"),
        Light::Red => ("light red", "M2 2h12v12H2z"),
        Light::Black => (
            "light black",
            "M5 1h6l4 4v6l-4 4H5l-4-4V5zM4 5.4 6.6 8 4 10.6 5.4 12 8 9.4l2.6 2.6 1.4-1.4L9.4 8 12 5.4 10.6 4 8 6.6 5.4 4z",
        ),
    };
    view! {
        <span class=class>
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d=path fill="currentColor" fill-rule="evenodd"></path></svg>
            {words::light(light)}
        </span>
    }
    .into_any()
}

/// The light of a case. Once it has ended only a limit that was passed still says something.
pub(super) fn telling(state: LaneState, light: Option<Light>) -> Option<Light> {
    match state {
        LaneState::Waiting | LaneState::InReview => light,
        _ => light.filter(|it| matches!(it, Light::Red | Light::Black)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_that_ended_in_time_has_no_light() {
        let yellow = Some(Light::Yellow);
        assert_eq!(telling(LaneState::InReview, yellow), yellow);
        assert_eq!(telling(LaneState::Approved, yellow), None);
        assert_eq!(
            telling(LaneState::Approved, Some(Light::Black)),
            Some(Light::Black)
        );
    }
}
