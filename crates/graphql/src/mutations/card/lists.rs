//! What the inputs of both cards have in common.

use domain::access::rules::bank::{CardFacts, Keep};
use domain::access::{Actor, Denied, Permit, permit};
use domain::id::{PersonId, SchoolId};
use domain::mentoring::Side;
use domain::people::CardState;
use domain::text::Line;
use persistence::banks::BankCard;
use persistence::{Failure, StoreError, UnitOfWork};

use crate::form::Form;
use crate::types::card::stands;

/// The most entries of a list on a card.
pub(super) const MOST: i32 = 20;

/// Takes a list of words: at most [`MOST`] entries of 1–200 characters, each once.
pub(super) fn words(form: &mut Form, field: &str, raw: &[String]) -> Option<Vec<Line<200>>> {
    form.at_most(field, raw, MOST);
    let mut taken = Vec::new();
    let mut sound = true;
    for (index, text) in raw.iter().enumerate().take(MOST as usize) {
        match form.take(&format!("{field}.{index}"), Line::parse(text)) {
            Some(word) if taken.contains(&word) => {}
            Some(word) => taken.push(word),
            None => sound = false,
        }
    }
    sound.then_some(taken)
}

/// The values that a client chose, in their order, each once.
pub(super) fn chosen<T, U>(raw: Vec<U>) -> Vec<T>
where
    T: From<U> + PartialEq,
{
    let mut taken = Vec::new();
    for value in raw.into_iter().map(T::from) {
        if !taken.contains(&value) {
            taken.push(value);
        }
    }
    taken
}

/// The permit to write the card of `person` in the bank of `school`, which is locked. Somebody who never worked there is
/// as good as nobody.
pub(crate) async fn permit_keep<R>(
    work: &UnitOfWork,
    actor: &Actor,
    person: PersonId,
    school: SchoolId,
    side: Side,
) -> Result<Permit<Keep>, Failure<R>> {
    let here = work.schools().lock(school).await?.ok_or(Denied::Hidden)?;
    let jobs = work.employments().at(person, school).await?;
    if jobs.is_empty() {
        return Err(Denied::Hidden.into());
    }
    let facts = CardFacts {
        person,
        side,
        at: here.school.at,
        employed: jobs
            .iter()
            .any(|job| job.is_current(work.now()) && stands(side, job)),
    };
    Ok(permit(actor, &facts)?)
}

/// Lets a card that was refused, or had left, ask for its membership again now that it is written anew. `card` is as it
/// was before; its version is the one just written.
pub(crate) async fn ask_again(
    work: &UnitOfWork,
    permit: &Permit<Keep>,
    card: BankCard,
) -> Result<(), StoreError> {
    let membership = card.membership.rewritten(card.state);
    if membership == card.membership {
        return Ok(());
    }
    work.banks().ask_again(permit, &card, membership).await
}

/// The state as the trail names it.
pub(super) fn state_name(state: CardState) -> &'static str {
    match state {
        CardState::InBank => "IN_BANK",
        CardState::Paused => "PAUSED",
        CardState::Left => "LEFT",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_named_twice_is_taken_once() {
        let mut form = Form::default();
        let raw = [
            "физика".to_owned(),
            " физика ".to_owned(),
            "химия".to_owned(),
        ];
        let taken = words(&mut form, "subjects", &raw).unwrap();
        assert_eq!(taken.len(), 2);
        assert!(form.is_sound());
    }

    #[test]
    fn each_word_has_its_own_problem_and_the_list_has_a_limit() {
        let mut form = Form::default();
        assert!(words(&mut form, "subjects", &[String::new()]).is_none());
        let many: Vec<String> = (0..21).map(|number| format!("предмет {number}")).collect();
        words(&mut form, "competences", &many);
        let problems = form.into_invalid().fields;
        let paths: Vec<_> = problems.iter().map(|field| field.path.join(".")).collect();
        assert_eq!(paths, ["subjects.0", "competences"]);
    }
}
