//! The schema is a document: fresh, and every name in it is explained.

#[test]
fn the_committed_schema_is_fresh() {
    let committed = include_str!("../../../../schema.graphql");
    assert!(
        committed == graphql::sdl(),
        "schema.graphql is not what the types say. Run `cargo xtask codegen`, read the difference, commit it."
    );
}

#[tokio::test]
async fn every_type_field_argument_and_value_has_a_description() {
    let query = "{ __schema { types { name kind description
        fields(includeDeprecated: true) { name description args { name description } }
        inputFields { name description } enumValues(includeDeprecated: true) { name description } } } }";
    let answer = graphql::schema().execute(query).await;
    let answer = serde_json::to_value(answer.data).expect("JSON");
    let mut bare = Vec::new();
    for kind in list(&answer["__schema"]["types"]) {
        let name = text(&kind["name"]);
        let built_in = ["Boolean", "Float", "ID", "Int", "String"].contains(&name);
        if name.starts_with("__") || built_in {
            continue;
        }
        note(&mut bare, kind, name.to_owned());
        for field in list(&kind["fields"]) {
            let path = format!("{name}.{}", text(&field["name"]));
            for argument in list(&field["args"]) {
                note(
                    &mut bare,
                    argument,
                    format!("{path}({})", text(&argument["name"])),
                );
            }
            note(&mut bare, field, path);
        }
        for member in list(&kind["inputFields"])
            .iter()
            .chain(list(&kind["enumValues"]))
        {
            note(
                &mut bare,
                member,
                format!("{name}.{}", text(&member["name"])),
            );
        }
    }
    assert!(bare.is_empty(), "without a description: {bare:#?}");
}

fn note(bare: &mut Vec<String>, thing: &serde_json::Value, path: String) {
    if thing["description"]
        .as_str()
        .is_none_or(|text| text.trim().is_empty())
    {
        bare.push(path);
    }
}

fn list(value: &serde_json::Value) -> &[serde_json::Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &serde_json::Value) -> &str {
    value.as_str().unwrap_or_default()
}
