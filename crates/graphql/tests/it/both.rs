//! One body of a test, an application on each database.

/// A test for each name, on each database; the name of a function `async fn name(app: TestApp)` beside it.
macro_rules! on_both {
    ($($name:ident;)+) => {
        mod on_sqlite {
            $(#[tokio::test]
            async fn $name() {
                Box::pin(super::$name(crate::harness::TestApp::new().await)).await;
            })+
        }

        mod on_postgres {
            $(#[tokio::test]
            async fn $name() {
                Box::pin(super::$name(crate::harness::TestApp::on_postgres().await)).await;
            })+
        }
    };
}
pub(crate) use on_both;
