//! What is to be done, with how far each is.

use leptos::prelude::*;

/// One task.
#[derive(Debug)]
pub struct Task {
    /// What it is.
    pub title: String,
    /// One line about it.
    pub hint: String,
    /// Where it is done.
    pub href: String,
    /// How far it is.
    pub state: AnyView,
}

/// The list.
pub fn task_list(tasks: Vec<Task>) -> AnyView {
    let items = tasks
        .into_iter()
        .enumerate()
        .map(|(position, it)| item(position, it))
        .collect_view();
    view! { <ul class="tasks">{items}</ul> }.into_any()
}

fn item(position: usize, task: Task) -> AnyView {
    let id = format!("task-{position}");
    let hint =
        (!task.hint.is_empty()).then(|| view! { <span class="hint">{task.hint}</span> }.into_any());
    view! {
        <li class="task">
            <a href=task.href aria-describedby=id.clone()>{task.title}</a>
            {hint}
            <span class="state" id=id>{task.state}</span>
        </li>
    }
    .into_any()
}
