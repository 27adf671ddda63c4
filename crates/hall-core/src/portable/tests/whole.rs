//! What was written is read again.

use super::{container, with_files};
use crate::portable::{Refused, read};

#[test]
fn a_container_gives_back_the_application_and_its_files() {
    let (application, files) = with_files();
    let opened = read(&container(), None).unwrap();
    assert_eq!(opened.application, application);
    assert_eq!(opened.files, files);
    assert_eq!(opened.damages, []);
    assert!(opened.strays.is_empty());
}

#[test]
fn a_bare_application_is_read_too() {
    let (application, _) = with_files();
    let text = serde_json::to_vec(&application).unwrap();
    let opened = read(&text, None).unwrap();
    assert_eq!(opened.application, application);
    assert!(!opened.is_container);
    assert_eq!(opened.damages, []);
    let with_mark = [b"\xEF\xBB\xBF".as_slice(), &text].concat();
    assert_eq!(read(&with_mark, None).unwrap().application, application);
}

/// Made with Info-ZIP's `zip -9`, `zip -9 -fz-` through a pipe (sizes behind the content), and a folder.
#[test]
fn a_container_that_another_program_packed_anew_is_read() {
    for packed in [
        include_bytes!("packed/deflated.zip").as_slice(),
        include_bytes!("packed/streamed.zip"),
    ] {
        let opened = read(packed, None).unwrap();
        assert_eq!(opened.damages, []);
        assert_eq!(opened.application.bundle, "newborn");
        let sizes: Vec<usize> = opened.files.values().map(Vec::len).collect();
        assert_eq!(sizes, [20_000]);
    }
}

#[test]
fn what_is_no_container_is_refused_by_name() {
    assert_eq!(read(b"", None), Err(Refused::UnknownKind));
    assert_eq!(read(b"\x89PNG\r\n", None), Err(Refused::UnknownKind));
    let empty_zip = [b"PK\x05\x06".as_slice(), &[0; 18]].concat();
    assert_eq!(read(&empty_zip, None), Err(Refused::NoApplication));
    assert!(matches!(
        read(b"{\"answers\": {}}", None),
        Err(Refused::Unreadable(_))
    ));
}
