//! Programmes by id and by pair, with what belongs to each.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::{MentorshipId, ProgrammeId};
use persistence::StoreError;
use persistence::certificates::Certificate;
use persistence::needs::Deficit;
use persistence::practices::Practice;
use persistence::programme_changes::ProgrammeChange;
use persistence::programmes::{Activity, Programme};

use super::Loaders;

/// The programme with this id.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ProgrammeById(pub ProgrammeId);

impl Loader<ProgrammeById> for Loaders {
    type Value = Programme;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[ProgrammeById],
    ) -> Result<HashMap<ProgrammeById, Programme>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.programmes().find_all(&ids).await;
        let rows = rows.map_err(Arc::new)?.into_iter();
        Ok(rows.map(|row| (ProgrammeById(row.id()), row)).collect())
    }
}

/// The programme of the pair; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ProgrammeOf(pub MentorshipId);

impl Loader<ProgrammeOf> for Loaders {
    type Value = Programme;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[ProgrammeOf],
    ) -> Result<HashMap<ProgrammeOf, Programme>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.programmes().of_mentorships(&ids).await;
        let rows = rows.map_err(Arc::new)?.into_iter();
        Ok(rows
            .map(|row| (ProgrammeOf(row.plan.mentorship), row))
            .collect())
    }
}

/// The activities of the programme in their order; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PlanOf(pub ProgrammeId);

impl Loader<PlanOf> for Loaders {
    type Value = Vec<Activity>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[PlanOf],
    ) -> Result<HashMap<PlanOf, Vec<Activity>>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.programmes().activities_of(&ids).await;
        let mut found: HashMap<PlanOf, Vec<Activity>> = HashMap::new();
        for row in rows.map_err(Arc::new)? {
            found.entry(PlanOf(row.programme)).or_default().push(row);
        }
        Ok(found)
    }
}

/// The deficits that the programme works on; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct DeficitsOfProgramme(pub ProgrammeId);

impl Loader<DeficitsOfProgramme> for Loaders {
    type Value = Vec<Deficit>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[DeficitsOfProgramme],
    ) -> Result<HashMap<DeficitsOfProgramme, Vec<Deficit>>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.programmes().deficits_of(&ids).await;
        let mut found: HashMap<DeficitsOfProgramme, Vec<Deficit>> = HashMap::new();
        for (programme, row) in rows.map_err(Arc::new)? {
            let key = DeficitsOfProgramme(programme);
            found.entry(key).or_default().push(row);
        }
        Ok(found)
    }
}

/// The practice that was described out of the programme; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PracticeOf(pub ProgrammeId);

impl Loader<PracticeOf> for Loaders {
    type Value = Practice;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[PracticeOf],
    ) -> Result<HashMap<PracticeOf, Practice>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.practices().of_programmes(&ids).await;
        let rows = rows.map_err(Arc::new)?.into_iter();
        Ok(rows.map(|row| (PracticeOf(row.programme), row)).collect())
    }
}

/// The changes of the programme, the latest first; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ChangesOf(pub ProgrammeId);

impl Loader<ChangesOf> for Loaders {
    type Value = Vec<ProgrammeChange>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[ChangesOf],
    ) -> Result<HashMap<ChangesOf, Vec<ProgrammeChange>>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.programme_changes().of_programmes(&ids).await;
        let mut found: HashMap<ChangesOf, Vec<ProgrammeChange>> = HashMap::new();
        for row in rows.map_err(Arc::new)? {
            found.entry(ChangesOf(row.programme)).or_default().push(row);
        }
        Ok(found)
    }
}

/// The certificates of the programme, in the order of issue; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CertificatesOf(pub ProgrammeId);

impl Loader<CertificatesOf> for Loaders {
    type Value = Vec<Certificate>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[CertificatesOf],
    ) -> Result<HashMap<CertificatesOf, Vec<Certificate>>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.certificates().of_programmes(&ids).await;
        let mut found: HashMap<CertificatesOf, Vec<Certificate>> = HashMap::new();
        for row in rows.map_err(Arc::new)? {
            found
                .entry(CertificatesOf(row.programme))
                .or_default()
                .push(row);
        }
        Ok(found)
    }
}
