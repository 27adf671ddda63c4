//! Claims about the case flow, topic by topic.
