/// What sort of thing an element is, for walking, looking and showing.
package enum ElementCategory: String, Hashable, Sendable {
    case equipment
    case cable
    case person
    case document
}

/// A parameter that an element of a kind may have in its inventory.
package struct ParameterSchema: Hashable, Sendable {
    package var name: String
    /// What it means, with its unit.
    package var meaning: String
    package var isRequired: Bool

    package init(_ name: String, _ meaning: String, required: Bool = false) {
        self.name = name
        self.meaning = meaning
        isRequired = required
    }
}

/// A kind of element: what ports and state it has, and how its nodes compute.
///
/// The plant knows kinds only through this value; what a kind does lives in its plane.
package struct ElementKind: Sendable {
    /// The name in files, kebab case.
    package var name: String
    package var title: String
    /// The plane that it belongs to.
    package var plane: String
    package var category: ElementCategory
    package var parameters: [ParameterSchema]
    /// For a cable: the plugs that it can be made up with, the same at both ends or not; empty
    /// where the kind says nothing of them, and any will do.
    package var plugs: [Connector]
    /// Makes ports, slots, latches, tables and streams, in a fixed order: ordinals rest on it.
    package var declare: @Sendable (inout ElementDeclarer) throws(PlantProblem) -> Void
    /// Makes nodes and latch rules, once every port of the plant is known.
    package var wire: @Sendable (inout ElementWirer) throws(PlantProblem) -> Void
    /// For a cable: how a signal changes on its way, from group 0 to the other end.
    package var carry: NodeBehaviour?
    /// What somebody sees who stands in front of it (lamps, read-outs), added to a reading.
    package var inspect: Inspection?
    /// Whether its settings are changed by typing at its console, and not by controls and menus.
    package var isSetAtConsole: Bool

    package init(
        name: String, title: String, plane: String, category: ElementCategory = .equipment,
        parameters: [ParameterSchema] = [], plugs: [Connector] = [],
        declare: @escaping @Sendable (inout ElementDeclarer) throws(PlantProblem) -> Void,
        wire: @escaping @Sendable (inout ElementWirer) throws(PlantProblem) -> Void = {
            (_: inout ElementWirer) throws(PlantProblem) in
        },
        carry: NodeBehaviour? = nil, inspect: Inspection? = nil, isSetAtConsole: Bool = false
    ) {
        self.name = name
        self.title = title
        self.plane = plane
        self.category = category
        self.parameters = parameters
        self.plugs = plugs
        self.declare = declare
        self.wire = wire
        self.carry = carry
        self.inspect = inspect
        self.isSetAtConsole = isSetAtConsole
    }
}

/// How a node's value follows from its inputs, cells and constants: a pure function of its scope.
package typealias NodeBehaviour = @Sendable (NodeScope) -> NodeValue

/// Adds to a reading what can be seen of an element without opening a menu.
package typealias Inspection = @Sendable (Simulation, ElementID, inout Reading) -> Void

/// Which way a signal goes through a port.
package enum PortDirection: String, Hashable, Sendable {
    case input
    case output
    /// Both ways at once, as a network port.
    case both
}

/// The mechanical form of a port or a cable's end; only like fits like.
package struct Connector: Hashable, Sendable {
    /// `bnc`, `rj45`, `lc`, `xlr`, `jack` …
    package var name: String

    package init(_ name: String) { self.name = name }
}
