//! Reading a draft off the codes on a phone: what the camera sees.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::scan::Scan;
use crate::camera::{Camera, NoCamera};
use crate::ui::{Tone, live, notice, press};
use crate::{clock, words};

/// Between two pictures, in milliseconds: the page and its processor get to breathe.
const PAUSE: i32 = 80;

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Off,
    Opening,
    On,
    Failed(NoCamera),
}

#[derive(Clone, Copy, Debug)]
struct Film {
    scan: Scan,
    state: RwSignal<State>,
    video: NodeRef<html::Video>,
    /// Counts how often it was turned on: who was turned off while the browser asked is not the next one.
    turn: StoredValue<u32>,
}

/// The part of the page.
pub(super) fn film(scan: Scan) -> AnyView {
    let it = Film {
        scan,
        state: RwSignal::new(State::Off),
        video: NodeRef::new(),
        turn: StoredValue::new(0),
    };
    let toggle = move || match it.state.get_untracked() {
        State::Off | State::Failed(_) => it.begin(),
        State::Opening | State::On => it.state.set(State::Off),
    };
    let label = live(move || match it.state.get() {
        State::Off | State::Failed(_) => words::CAMERA_ON,
        State::Opening | State::On => words::CAMERA_OFF,
    });
    let is_hidden = move || it.state.get() != State::On;
    let told = live(move || match it.state.get() {
        State::Opening => Some(words::CAMERA_OPENING),
        State::On => Some(words::CAMERA_WATCHES),
        State::Off | State::Failed(_) => None,
    });
    let failed = live(move || match it.state.get() {
        State::Failed(why) => {
            let why = view! { <p>{words::no_camera(why)}</p> }.into_any();
            Some(notice(Tone::Warn, words::NO_CAMERA, why))
        }
        _ => None,
    });
    view! {
        <div class="stack-s">
            <div class="row"><button type="button" class="button quiet small" on:click=press(toggle)>{label}</button></div>
            <p role="status">{told}</p>
            <div role="alert">{failed}</div>
            <video class="qr" node_ref=it.video hidden=is_hidden aria-label=words::CAMERA_PICTURE playsinline=true prop:muted=true></video>
        </div>
    }
    .into_any()
}

impl Film {
    fn begin(self) {
        self.state.set(State::Opening);
        self.turn.update_value(|it| *it = it.wrapping_add(1));
        let turn = self.turn.get_value();
        spawn_local(async move {
            let over = match self.watch(turn).await {
                Ok(()) => State::Off,
                Err(why) => State::Failed(why),
            };
            if self.is(turn, State::Opening) || self.is(turn, State::On) {
                self.state.set(over);
            }
        });
    }

    /// Whether it stands so in this turn; the page may be gone by now.
    fn is(self, turn: u32, state: State) -> bool {
        self.turn.try_get_value() == Some(turn) && self.state.try_get_untracked() == Some(state)
    }

    /// Looks until all codes are read, or somebody has had enough.
    async fn watch(self, turn: u32) -> Result<(), NoCamera> {
        let camera = Camera::open().await?;
        if !self.is(turn, State::Opening) {
            return Ok(());
        }
        let Some(video) = self.video.get_untracked() else {
            return Ok(());
        };
        camera.show(&video).await;
        if !self.is(turn, State::Opening) {
            return Ok(());
        }
        self.state.set(State::On);
        while self.is(turn, State::On) {
            if !camera.is_live() {
                return Err(NoCamera::Busy);
            }
            let texts = camera.look(&video).await?;
            if !self.is(turn, State::On) {
                break;
            }
            for text in texts {
                self.scan.see(&text);
            }
            if self.scan.is_whole() {
                break;
            }
            clock::wait(PAUSE).await;
        }
        Ok(())
    }
}
