//! What the two banks have in common: membership by the head's word, the state of a card in one word, their confirmed
//! states, the rule for them, and what employment suggests.

mod curators;
mod policy;
mod snapshots;
mod suggested;

use domain::access::Permit;
use domain::access::rules::bank::{Approve, Keep};
use domain::bank::{BankState, Membership};
use domain::clock::{Date, Timestamp};
use domain::consent::ConsentPurpose;
use domain::id::{MentorCardId, NeedId, PersonId, SchoolId};
use domain::mentoring::Side;
use domain::people::CardState;
use domain::text::fold;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query, SimpleExpr};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::accounts::one;
use crate::codes;
use crate::entity::{consent, mentor_card, need};
use crate::error::StoreError;
use crate::people;

pub use curators::{CuratorFilter, CuratorRow};
pub use policy::Policy;
pub use snapshots::{Counts, MenteeCounts, SchoolStanding, Snapshot};
pub use suggested::Suggested;

/// A card of either bank, as far as its membership goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BankCard {
    /// Its id.
    pub id: Uuid,
    /// In which bank.
    pub side: Side,
    /// Whose it is.
    pub person: PersonId,
    /// In whose bank.
    pub school: SchoolId,
    /// Whether it can be matched.
    pub state: CardState,
    /// Whether the head has taken it into the bank.
    pub membership: Membership,
    /// Counts the edits.
    pub version: i32,
}

/// The repository of what the banks have in common.
pub struct Banks<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Banks<'_, C> {
    /// Those of these cards that exist, mentors' before mentees'.
    pub async fn cards(
        &self,
        mentors: &[MentorCardId],
        needs: &[NeedId],
    ) -> Result<Vec<BankCard>, StoreError> {
        let mut found = Vec::new();
        let rows = mentor_card::Entity::find()
            .filter(mentor_card::Column::Id.is_in(mentors.iter().map(|id| id.0)))
            .all(self.0)
            .await?;
        for row in rows {
            found.push(BankCard {
                id: row.id,
                side: Side::Mentor,
                person: PersonId(row.person_id),
                school: SchoolId(row.school_id),
                state: codes::value(&row.state, "mentor_card", row.id)?,
                membership: codes::value(&row.membership, "mentor_card", row.id)?,
                version: row.version,
            });
        }
        let rows = need::Entity::find()
            .filter(need::Column::Id.is_in(needs.iter().map(|id| id.0)))
            .all(self.0)
            .await?;
        for row in rows {
            found.push(BankCard {
                id: row.id,
                side: Side::Mentee,
                person: PersonId(row.person_id),
                school: SchoolId(row.school_id),
                state: codes::value(&row.state, "need", row.id)?,
                membership: codes::value(&row.membership, "need", row.id)?,
                version: row.version,
            });
        }
        Ok(found)
    }
}

impl Banks<'_, DatabaseTransaction> {
    /// Takes a card into its bank or refuses it.
    pub async fn decide(
        &self,
        permit: &Permit<Approve>,
        card: &BankCard,
        membership: Membership,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let changes = vec![
            ("membership", Expr::val(codes::code(membership))),
            ("decided_at", Expr::val(now)),
        ];
        self.change(permit.on(), card, changes).await
    }

    /// The membership of a card that its owner, or the curator for them, has written anew.
    pub async fn ask_again(
        &self,
        permit: &Permit<Keep>,
        card: &BankCard,
        membership: Membership,
    ) -> Result<(), StoreError> {
        let changes = vec![("membership", Expr::val(codes::code(membership)))];
        self.change(permit.on(), card, changes).await
    }

    /// Sets a card aside, or brings it back.
    pub async fn set_state(
        &self,
        permit: &Permit<Keep>,
        card: &BankCard,
        state: CardState,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let changes = vec![
            ("state", Expr::val(codes::code(state))),
            ("updated_at", Expr::val(now)),
        ];
        self.change(permit.on(), card, changes).await
    }

    /// Notes that the owner was asked to look the card over. It is no edit: who writes the card just now is not
    /// disturbed.
    pub async fn ask_to_refresh(
        &self,
        permit: &Permit<Keep>,
        card: &BankCard,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let update = Query::update()
            .table(table(card.side))
            .value("refresh_asked_at", now)
            .and_where(Expr::col("id").eq(card.id))
            .and_where(Expr::col("person_id").eq(permit.on()))
            .to_owned();
        one(self.0.execute(&update).await?.rows_affected())
    }

    async fn change(
        &self,
        person: Uuid,
        card: &BankCard,
        changes: Vec<(&'static str, SimpleExpr)>,
    ) -> Result<(), StoreError> {
        let update = Query::update()
            .table(table(card.side))
            .values(changes)
            .value("version", card.version + 1)
            .and_where(Expr::col("id").eq(card.id))
            .and_where(Expr::col("person_id").eq(person))
            .and_where(Expr::col("version").eq(card.version))
            .to_owned();
        one(self.0.execute(&update).await?.rows_affected())
    }
}

fn table(side: Side) -> &'static str {
    match side {
        Side::Mentor => "mentor_card",
        Side::Mentee => "need",
    }
}

/// The cards of `table` that stand in `state` on `day`; `assigned` says whether the owner is in a pair. The same as
/// [`domain::bank::bank_state`], which a test holds it to.
pub(crate) fn in_state(
    table: &'static str,
    state: BankState,
    day: Date,
    assigned: SimpleExpr,
) -> Condition {
    let of = |column: &'static str| Expr::col((table, column));
    let card = |state: CardState| of("state").eq(codes::code(state));
    let membership = |membership: Membership| of("membership").eq(codes::code(membership));
    let left = card(CardState::Left);
    let here = Condition::all().add(of("state").ne(codes::code(CardState::Left)));
    match state {
        BankState::Left => Condition::all().add(left),
        BankState::Rejected => here.add(membership(Membership::Rejected)),
        BankState::Candidate => here
            .add(membership(Membership::Candidate))
            .add(consented(table, day)),
        BankState::ConsentPending => here
            .add(membership(Membership::Candidate))
            .add(consented(table, day).not()),
        BankState::Paused => Condition::all()
            .add(card(CardState::Paused))
            .add(membership(Membership::Approved)),
        BankState::Assigned => Condition::all()
            .add(card(CardState::InBank))
            .add(membership(Membership::Approved))
            .add(assigned),
        BankState::Available => Condition::all()
            .add(card(CardState::InBank))
            .add(membership(Membership::Approved))
            .add(assigned.not()),
    }
}

/// Whether the owner's consent to processing holds at the school of the card on `day`.
fn consented(table: &'static str, day: Date) -> SimpleExpr {
    use consent::{Column, Entity};
    let held = Query::select()
        .expr(Expr::val(1))
        .from(Entity)
        .and_where(Expr::col((Entity, Column::PersonId)).equals((table, "person_id")))
        .and_where(Expr::col((Entity, Column::SchoolId)).equals((table, "school_id")))
        .and_where(Column::Purpose.eq(codes::code(ConsentPurpose::PersonalDataProcessing)))
        .and_where(Column::WithdrawnOn.is_null())
        .and_where(Column::ValidFrom.lte(day))
        .and_where(Column::ValidUntil.is_null().or(Column::ValidUntil.gte(day)))
        .to_owned();
    Expr::exists(held)
}

/// Whether a column with a JSON list of codes has this one. The quotes keep a code from being found inside another.
pub(crate) fn lists(column: SimpleExpr, code: impl serde::Serialize) -> SimpleExpr {
    column
        .cast_as("text")
        .like(format!("%\"{}\"%", codes::code(code)))
}

/// Cards whose owner's name, or whose own folded words, have the words of `text`.
pub(crate) fn with_words(text: &str, words: SimpleExpr) -> Condition {
    let folded = fold(text);
    let own = folded
        .split_whitespace()
        .take(8)
        .fold(Condition::all(), |all, word| {
            all.add(words.clone().like(format!("%{word}%")))
        });
    Condition::any().add(people::named(text)).add(own)
}
