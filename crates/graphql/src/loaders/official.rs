//! Who leads and who curates a school.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::access::{Place, Role};
use domain::id::{PersonId, SchoolId};
use persistence::StoreError;
use persistence::people::Person;
use persistence::posts::Post;

use super::Loaders;

/// The head and the curators of the school today, the oldest post first; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct OfficialsOf(pub SchoolId);

impl Loader<OfficialsOf> for Loaders {
    type Value = Vec<(Post, Person)>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[OfficialsOf],
    ) -> Result<HashMap<OfficialsOf, Vec<(Post, Person)>>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let (now, roles) = (self.store.clock().now(), [Role::Head, Role::Curator]);
        let posts = self.store.posts().at_schools(&ids, &roles, now).await;
        let posts = posts.map_err(Arc::new)?;
        let holders: Vec<_> = posts.iter().map(|post| post.person).collect();
        let people = self.store.people().find_all(&holders).await;
        let people: HashMap<PersonId, Person> = people
            .map_err(Arc::new)?
            .into_iter()
            .map(|person| (person.id, person))
            .collect();
        let mut found: HashMap<OfficialsOf, Vec<(Post, Person)>> = HashMap::new();
        for post in posts {
            if let (Place::School(school), Some(person)) = (post.at, people.get(&post.person)) {
                let line = (post, person.clone());
                found.entry(OfficialsOf(school)).or_default().push(line);
            }
        }
        Ok(found)
    }
}
