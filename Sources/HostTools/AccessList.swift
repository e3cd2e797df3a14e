import Planes
import Plant

/// A router's filter as a named access list has it, in the manner of IOS: `ip access-list extended
/// NAME`, then the one entry (Cisco IOS Security Configuration Guide: Access Control Lists).
///
/// Which packets a filter is about is part of how the facility is built. What can be typed is what
/// becomes of them: `permit`, `deny`, or no list at all. IOS tells the sender of a packet that it
/// denies (RFC 1812 §5.2.7.1), so `deny` is the action that refuses.
enum AccessList {
    private static let off: Int64 = 0
    private static let permit: Int64 = 1
    private static let reject: Int64 = 3

    /// The setting of a router's filter, by its name without regard to case; nil for none.
    static func slot(_ context: ConsoleContext, _ name: String) -> SlotID? {
        let element = context.queries.element
        guard let filter = filter(context.model, element, name) else { return nil }
        return context.simulation.plant.layout.slot(element, named: "filter-" + filter.name)
    }

    private static func filter(_ model: NetworkModel, _ element: ElementID, _ name: String)
        -> NetworkFilter?
    {
        guard let machine = model.machine(element) else { return nil }
        return model.machines[machine].filters.map { model.filters[$0] }
            .first { $0.name.lowercased() == name.lowercased() }
    }

    /// The action of an entry that is typed in a list; nil where the words are no entry of it.
    static func action(_ context: ConsoleContext, _ name: String, _ words: [String]) -> Int64? {
        guard let filter = filter(context.model, context.queries.element, name),
            let first = words.first?.lowercased(), first.count >= 3
        else { return nil }
        guard words.dropFirst().map({ $0.lowercased() }) == match(filter) else { return nil }
        if "permit".hasPrefix(first) { return permit }
        return "deny".hasPrefix(first) ? reject : nil
    }

    /// The lines in configuration mode that give a filter an action; nil where IOS has none that
    /// does the same: it doesn't swallow without a word.
    static func lines(_ model: NetworkModel, _ element: ElementID, _ name: String, action: Int64)
        -> [String]?
    {
        guard let filter = filter(model, element, name) else { return nil }
        if action == off { return ["no ip access-list extended \(filter.name)"] }
        guard action == permit || action == reject else { return nil }
        let entry = [action == permit ? "permit" : "deny"] + match(filter)
        return ["ip access-list extended \(filter.name)", entry.joined(separator: " "), "exit"]
    }

    /// What a filter is about, as words of an entry: protocol, source, destination, port.
    private static func match(_ filter: NetworkFilter) -> [String] {
        let transport =
            switch filter.transport {
            case .any: "ip"
            case .icmp: "icmp"
            case .tcp: "tcp"
            case .udp: "udp"
            }
        return [transport] + subnet(filter.sourceBase, filter.sourceLength)
            + subnet(filter.destinationBase, filter.destinationLength)
            + (filter.port == 0 ? [] : ["eq", "\(filter.port)"])
    }

    private static func subnet(_ base: Int64, _ length: Int64) -> [String] {
        switch length {
        case 0: ["any"]
        case 32: ["host", IPv4.text(base)]
        default: [IPv4.text(base), IPv4.text((1 << (32 - length)) - 1)]
        }
    }
}
