//! hall-catalog
