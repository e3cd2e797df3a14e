package import Plant

extension DeclaredValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .word(value) }
    package init(arrayLiteral elements: DeclaredValue...) { self = .list(elements) }
    package init(dictionaryLiteral elements: (String, DeclaredValue)...) {
        self = .mapping(elements.map { NamedValue($0.0, $0.1) })
    }
}

/// An element with its parameters as a mapping, in the shape of a facility's file.
package func element(
    _ id: String, _ kind: String, _ parameters: KeyValuePairs<String, DeclaredValue>,
    set settings: KeyValuePairs<String, DeclaredValue> = [:]
) -> ElementDeclaration {
    ElementDeclaration(
        id: id, kind: kind, place: "mr",
        parameters: parameters.map { NamedValue($0.key, $0.value) },
        settings: settings.map { NamedValue($0.key, $0.value) })
}

/// Ten metres of category 6, or another length.
package func cable(_ from: String, _ to: String, metres: Int64 = 10, reaches: [String] = [])
    -> CableDeclaration
{
    CableDeclaration(
        id: "c-" + from.replacing(".", with: "-").replacing("/", with: "-"), kind: "cat6",
        lengthMillimetres: metres * 1000, from: from, to: to, reaches: reaches)
}
