//! The one way to tell people something: a notification in the transaction that it speaks of, and a letter beside it for
//! who wants one at once. A daily letter gathers what others want gathered.

use std::collections::BTreeSet;

use documents::letters::Letter;
use domain::clock::Zone;
use domain::id::PersonId;
use domain::notice::{NoticeKind, NoticeWay};
use domain::text::Email;
use persistence::mail::NewLetter;
use persistence::notices::NewNotice;
use persistence::{StoreError, UnitOfWork};

/// What a notification is about and where it is dealt with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct About<'a> {
    /// The unit in which people choose how to be told.
    pub(crate) kind: NoticeKind,
    /// The page, beginning with a slash.
    pub(crate) path: Option<&'a str>,
    /// Tells one step of one duty from another; told once.
    pub(crate) step: Option<&'a str>,
}

impl About<'_> {
    /// A message without a page of its own.
    pub(crate) const MESSAGE: About<'static> = About {
        kind: NoticeKind::Message,
        path: None,
        step: None,
    };
}

/// Tells each of `people`; the answer is how many heard it.
///
/// Who has an account finds it in the application and chooses whether a letter goes out; who has none gets the letter at
/// the address in their record. Whose account is closed hears nothing.
pub(crate) async fn tell(
    work: &UnitOfWork,
    people: impl IntoIterator<Item = PersonId>,
    letter: &Letter,
    about: About<'_>,
) -> Result<usize, StoreError> {
    let people: BTreeSet<PersonId> = people.into_iter().collect();
    let mut told = 0;
    for person in people {
        let (to, way) = match work.accounts().find_of(person).await? {
            Some(account) if account.disabled_at.is_some() => continue,
            Some(account) => {
                let today = work.today(Zone::default());
                let way = work.notices().way(person, about.kind, today).await?;
                let new = NewNotice {
                    id: work.fresh(),
                    person,
                    kind: about.kind,
                    way,
                    title: &letter.subject,
                    body: &without_greeting(&letter.body),
                    path: about.path,
                    step: about.step,
                };
                if !work.notices().put(&new, work.now()).await? {
                    continue;
                }
                (Some(account.email), way)
            }
            // Who never signs in is written to when something happens, and not reminded of what they cannot do here.
            None if about.step.is_some() => continue,
            None => (address(work, person).await?, NoticeWay::AtOnce),
        };
        told += 1;
        let Some(to) = to.filter(|_| way == NoticeWay::AtOnce) else {
            continue;
        };
        let new = NewLetter {
            to: &to,
            subject: &letter.subject,
            body: &letter.body,
        };
        work.post(new).await?;
    }
    Ok(told)
}

async fn address(work: &UnitOfWork, person: PersonId) -> Result<Option<Email>, StoreError> {
    let record = work.people().find(person).await?;
    let raw = record.and_then(|person| person.email);
    Ok(raw.and_then(|raw| Email::parse(&raw).ok()))
}

/// In the application nobody is greeted, and an address is a link beside the text.
fn without_greeting(body: &str) -> String {
    let paragraphs = body.split("\n\n");
    let kept =
        paragraphs.filter(|text| !(text.starts_with("Здравствуйте") || text.contains("://")));
    kept.collect::<Vec<_>>().join("\n\n").trim().to_owned()
}
