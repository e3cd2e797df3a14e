import Plant
import TerminalCanvas

/// A place of the facility and what stands in it, by name and title: how it is set up, and never
/// what state it is in, which would be a measurement for nothing.
package struct DeskPlace: Hashable, Sendable {
    package let id: String
    package internal(set) var title: String
    /// In the order of the inventory.
    package internal(set) var things: [DeskThing]

    /// All places of an inventory; none where there is none.
    static func all(_ inventory: Inventory?) -> [DeskPlace] {
        guard let inventory else { return [] }
        return inventory.places.map { place in
            DeskPlace(
                id: place.id, title: PlainText.sanitised(place.title),
                things: inventory.elements.filter { $0.place == place.id }.map { element in
                    DeskThing(
                        name: element.id, title: element.title,
                        sort: DeskThing.Sort(kind: element.kind))
                })
        }
    }
}

/// Something or somebody in a place.
package struct DeskThing: Hashable, Sendable {
    /// What one can do with it.
    package enum Sort: Hashable, Sendable {
        case equipment, person, document

        init(kind: String) {
            self = kind == "person" ? .person : kind == "document" ? .document : .equipment
        }
    }

    /// As commands name it.
    package let name: String
    package let title: String
    package let sort: Sort

    init(name: String, title: String, sort: Sort) {
        self.name = PlainText.sanitised(name)
        self.title = PlainText.sanitised(title)
        self.sort = sort
    }

    /// What a look round a place brought.
    static func all(_ reading: Reading) -> [DeskThing] {
        reading.rows.indices.map { index in
            let row = reading.row(index)
            return DeskThing(
                name: row.symbol("element") ?? "", title: row.symbol("title") ?? "",
                sort: Sort(kind: row.symbol("category") ?? ""))
        }
    }
}
