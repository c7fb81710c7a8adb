//! What is the person's own: their means of signing in, their letters, and what they said in words.

use std::collections::BTreeSet;

use chrono::Months;
use domain::clock::Date;
use domain::id::PersonId;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, Statement, Value,
};

use super::{Depersonalisations, NOBODY};
use crate::entity::{account, invitation, mail, person};
use crate::error::StoreError;

/// Statements about the person $1. Rows by which history is counted stay.
const OWN: &[&str] = &[
    // Sessions, tokens and links go with the account.
    "DELETE FROM account WHERE person_id = $1",
    "DELETE FROM notice WHERE person_id = $1",
    "DELETE FROM notice_choice WHERE person_id = $1",
    "DELETE FROM saved_view WHERE person_id = $1",
    "DELETE FROM calendar_feed WHERE person_id = $1",
    "DELETE FROM individual_route WHERE person_id = $1",
    "UPDATE mediation_note SET text = '' WHERE author_id = $1",
    "DELETE FROM absence WHERE person_id = $1",
    "DELETE FROM wish WHERE person_id = $1 OR colleague_id = $1",
    "DELETE FROM bank_field_value WHERE card_id IN (SELECT c.id FROM mentor_card c WHERE c.person_id = $1) \
     OR card_id IN (SELECT n.id FROM need n WHERE n.person_id = $1)",
    "UPDATE mentor_card SET competences = '[]', subjects = '[]', achievements = '[]', interests = '[]', areas = '[]', \
     trainings = '[]', words = '', state = 'LEFT' WHERE person_id = $1",
    "UPDATE need SET request = '', strengths = '[]', words = '', state = 'LEFT' WHERE person_id = $1",
    "UPDATE survey_link SET answers = '{}' WHERE person_id = $1",
    "UPDATE meeting_feedback SET words = '' WHERE person_id = $1",
    "UPDATE pulse_answer SET words = '' WHERE person_id = $1",
    "UPDATE mentorship_request SET reason = NULL WHERE author_id = $1",
    "UPDATE mentorship_participant SET agreement_number = NULL, agreement_on = NULL, pay_ground = NULL WHERE person_id = $1",
    "UPDATE one_off SET mentor_words = '' WHERE mentor_id = $1 AND mentor_words IS NOT NULL",
    "UPDATE one_off SET mentee_words = '' WHERE mentee_id = $1 AND mentee_words IS NOT NULL",
];

/// The same, with the word $2 in the place of what has to say something.
const SAID: &[&str] = &[
    "UPDATE deficit SET area = $2 WHERE need_id IN (SELECT n.id FROM need n WHERE n.person_id = $1)",
    "UPDATE help_request SET topic = $2 WHERE asked_by = $1",
    "UPDATE help_request SET question = $2 WHERE asked_by = $1",
    "UPDATE help_request SET answer = $2 WHERE helper_id = $1 AND answer IS NOT NULL",
    "UPDATE file_grant SET purpose = $2 WHERE mentor_id = $1 OR mentee_id = $1",
    "UPDATE file_grant SET refusal_note = $2 WHERE (mentor_id = $1 OR mentee_id = $1) AND refusal_note IS NOT NULL",
    "UPDATE mediation_case SET topic = $2, account = $2 WHERE opened_by = $1",
    "UPDATE pupil SET class_name = $2 WHERE person_id = $1",
    "UPDATE correction_request SET wrong = $2, wanted = $2 WHERE person_id = $1",
    "UPDATE correction_request SET answer = $2 WHERE person_id = $1 AND answer IS NOT NULL",
];

/// Years for which the proof of a consent is kept.
const PROOFS: u32 = 3;

impl Depersonalisations<'_, DatabaseTransaction> {
    /// The addresses at which the person is or was written to.
    pub(super) async fn addresses(
        &self,
        row: &person::Model,
    ) -> Result<BTreeSet<String>, StoreError> {
        let accounts = account::Entity::find()
            .filter(account::Column::PersonId.eq(row.id))
            .all(self.0)
            .await?;
        let invitations = invitation::Entity::find()
            .filter(invitation::Column::PersonId.eq(row.id))
            .all(self.0)
            .await?;
        let mut found: BTreeSet<String> = row.email.iter().cloned().collect();
        for one in accounts {
            found.extend([one.email, one.email_folded]);
        }
        for one in invitations {
            found.extend([one.email, one.email_folded]);
        }
        found.retain(|address| !address.is_empty());
        Ok(found)
    }

    /// Takes out what is the person's own.
    pub(super) async fn take_out_own(
        &self,
        person: PersonId,
        addresses: &BTreeSet<String>,
    ) -> Result<(), StoreError> {
        for sql in OWN {
            self.execute(sql, vec![person.0.into()]).await?;
        }
        for sql in SAID {
            self.execute(sql, vec![person.0.into(), NOBODY.into()])
                .await?;
        }
        mail::Entity::delete_many()
            .filter(mail::Column::ToAddress.is_in(addresses.iter().map(String::as_str)))
            .exec(self.0)
            .await?;
        // The address is all that such an invitation is known by: its id stands there now, so that no two are alike.
        let backend = self.0.get_database_backend();
        let rows = invitation::Entity::find()
            .filter(invitation::Column::PersonId.eq(person.0))
            .all(self.0)
            .await?;
        for row in rows {
            let sql = "UPDATE invitation SET email = $2, email_folded = $2, message = NULL, \
                 state = CASE WHEN state = 'OPEN' THEN 'REVOKED' ELSE state END WHERE id = $1";
            let values: [Value; 2] = [row.id.into(), row.id.simple().to_string().into()];
            let statement = Statement::from_sql_and_values(backend, sql, values);
            self.0.execute_raw(statement).await?;
        }
        Ok(())
    }

    /// Takes the words and scans out of the consents of who is nobody once the years of proof are over: until then the
    /// school has to be able to show that it was allowed.
    pub(super) async fn forget_proofs(&self, today: Date) -> Result<(), StoreError> {
        let months = Months::new(PROOFS * 12);
        let until = today.checked_sub_months(months).unwrap_or(Date::MIN);
        let over = "person_id IN (SELECT d.person_id FROM depersonalisation d) \
             AND COALESCE(withdrawn_on, valid_until, valid_from) <= $1";
        let statements = [
            format!(
                "DELETE FROM consent_scan WHERE consent_id IN (SELECT c.id FROM consent c WHERE {over})"
            ),
            format!(
                "UPDATE consent SET signed_text = NULL, representative_last_name = NULL, \
                 representative_first_name = NULL, representative_patronymic = NULL WHERE {over} \
                 AND (signed_text IS NOT NULL OR representative_last_name IS NOT NULL)"
            ),
        ];
        for sql in statements {
            self.execute(&sql, vec![until.into()]).await?;
        }
        Ok(())
    }

    pub(super) async fn execute(&self, sql: &str, values: Vec<Value>) -> Result<u64, StoreError> {
        let backend = self.0.get_database_backend();
        let statement = Statement::from_sql_and_values(backend, sql, values);
        Ok(self.0.execute_raw(statement).await?.rows_affected())
    }
}
