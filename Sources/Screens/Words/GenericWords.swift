import Plant
import TerminalCanvas

/// Any reading at all, as its fields and rows: for kinds that this version has no words for.
enum GenericWords {
    static func element(_ reading: Reading) -> Element {
        var parts: [Element] = [
            .paragraph("\(SessionWords.spaced(reading.kind)) at \(reading.point):"),
            .fields(
                reading.fields.map {
                    LabelledText(SessionWords.spaced($0.name), QuantityWords.text($0.value))
                }),
        ]
        if !reading.rows.isEmpty {
            parts.append(
                .table(
                    columns: reading.columns.map(SessionWords.spaced),
                    rows: reading.rows.map { $0.map(QuantityWords.text) }))
        }
        return .group(parts)
    }
}
