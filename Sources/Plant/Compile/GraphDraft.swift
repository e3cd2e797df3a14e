/// The graph while it is being made: nodes with their inputs, before they are laid flat.
final class GraphDraft {
    struct Node {
        var name: String
        var element: ElementID
        var inputs: [NodeInput]
        var cells: [CellID]
        var constants: [Int64]
        var behaviour: NodeBehaviour
    }

    var nodes: [Node] = []
    var symbols = SymbolTable()
    var latchRules: [LatchRule?]
    private var transmissions: [NodeID?]
    private var arrivals: [NodeID?]

    init(portCount: Int, latchCount: Int) {
        transmissions = Array(repeating: nil, count: portCount)
        arrivals = Array(repeating: nil, count: portCount)
        latchRules = Array(repeating: nil, count: latchCount)
    }

    func add(
        name: String, element: ElementID, inputs: [NodeInput], cells: [CellID],
        constants: [Int64], behaviour: @escaping NodeBehaviour
    ) -> NodeID {
        nodes.append(
            Node(
                name: name, element: element, inputs: inputs, cells: cells, constants: constants,
                behaviour: behaviour))
        return NodeID(nodes.count - 1)
    }

    /// Makes the node of what comes in at a port; its inputs are filled in when cables are known.
    func makeArrival(_ port: PortID, element: ElementID, name: String) {
        arrivals[port.index] = add(
            name: name, element: element, inputs: [.guarded([])], cells: [], constants: []
        ) { scope in scope.input(0) }
    }

    func arrival(_ port: PortID) -> NodeID {
        guard let node = arrivals[port.index] else {
            preconditionFailure("port \(port.index) is an output: nothing arrives there")
        }
        return node
    }

    func arrivalIfAny(_ port: PortID) -> NodeID? { arrivals[port.index] }
    func transmission(of port: PortID) -> NodeID? { transmissions[port.index] }

    func setTransmission(of port: PortID, to node: NodeID) {
        transmissions[port.index] = node
    }

    var allArrivals: [NodeID?] { arrivals }
    var allTransmissions: [NodeID?] { transmissions }
}

/// Strings that a plant knows once, numbered in the order of their first use.
package struct SymbolTable: Hashable, Sendable {
    package private(set) var texts: [String] = []
    private var numbers: [String: Int32] = [:]

    package init() {}

    /// The number of a text, which is added at the end where it is new.
    package mutating func intern(_ text: String) -> SymbolID {
        if let number = numbers[text] { return SymbolID(rawValue: number) }
        let number = Int32(texts.count)
        texts.append(text)
        numbers[text] = number
        return SymbolID(rawValue: number)
    }

    /// The number of a text, or nil where the plant doesn't know it.
    package func number(of text: String) -> SymbolID? {
        numbers[text].map { SymbolID(rawValue: $0) }
    }

    /// The text of a number of this table; traps on any other.
    package subscript(symbol: SymbolID) -> String { texts[symbol.index] }

    /// What a symbol slot holds that says a text: its number, or −1 for an empty label.
    mutating func number(ofLabel text: String) -> Int64 {
        text.isEmpty ? -1 : Int64(intern(text).rawValue)
    }
}
