//! Where sensitive values may be kept: the person's choice, which holds for this device.

use std::cell::Cell;

use wasm_bindgen::JsValue;

use super::database::{self, CHOICES, Lost};
use super::{drafts, files, vault};
use crate::device;

/// The choice's name in the store.
const CHOICE: &str = "sensitive";

/// Where sensitive values may be kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// The person was not asked yet. Until the answer they stay in memory.
    #[default]
    Unasked,
    /// On this device, encrypted.
    OnDevice,
    /// In memory, as long as the page is open.
    InMemory,
}

impl Keeping {
    const fn name(self) -> &'static str {
        match self {
            Self::Unasked => "",
            Self::OnDevice => "device",
            Self::InMemory => "memory",
        }
    }
}

thread_local! {
    static CHOSEN: Cell<Option<Keeping>> = const { Cell::new(None) };
}

/// What the person has chosen. On a hall terminal nobody is asked: nothing is kept.
pub async fn keeping() -> Keeping {
    if device::is_kiosk() {
        return Keeping::InMemory;
    }
    if let Some(chosen) = CHOSEN.get() {
        return chosen;
    }
    let name = database::get(CHOICES, CHOICE).await;
    let name = name.ok().and_then(|it| it.as_string()).unwrap_or_default();
    let found = [Keeping::OnDevice, Keeping::InMemory]
        .into_iter()
        .find(|it| it.name() == name)
        .unwrap_or_default();
    CHOSEN.set(Some(found));
    found
}

/// Chooses, and does at once what follows for what is there: files go to the disk, or everything
/// sensitive leaves it and only the pages that are open still have it.
pub async fn choose(keeping: Keeping) -> Result<(), Lost> {
    if keeping == Keeping::OnDevice {
        // Some private windows keep everything but a key; then nothing is promised.
        vault::begin().await?;
    }
    let name = JsValue::from(keeping.name());
    let written = database::put(CHOICES, CHOICE, &name).await;
    // Where not even the choice can be written, nothing else was: the choice holds in memory.
    if keeping == Keeping::OnDevice {
        written?;
    }
    CHOSEN.set(Some(keeping));
    if keeping == Keeping::OnDevice {
        files::seal_all().await
    } else {
        files::take_into_memory().await?;
        drafts::drop_sealed().await
    }
}

/// Asks the disk again: another tab has chosen.
pub fn forget_keeping() {
    CHOSEN.set(None);
}
