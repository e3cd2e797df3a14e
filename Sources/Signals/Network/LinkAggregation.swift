/// Which member of a bundle carries a flow.
package enum LinkAggregation {
    /// By ports and addresses (Linux `xmit_hash_policy layer3+4`, kernel `bond_ip_hash`): ports ^
    /// source ^ destination, folded twice, without the lowest bit, modulo the members.
    ///
    /// - Parameters:
    ///   - source: an IPv4 address as 32 bits, as is `destination`.
    ///   - members: how many links are up; 1 or more.
    package static func layer34(
        source: Int64, destination: Int64, sourcePort: Int64, destinationPort: Int64, members: Int64
    ) -> Int64 {
        var hash = (sourcePort << 16 | destinationPort) ^ source ^ destination
        hash ^= hash >> 16
        hash ^= hash >> 8
        return (hash >> 1) % max(1, members)
    }

    /// By hardware addresses (`layer2`): the last bytes of both, exclusive or, with the packet's
    /// type, modulo the members. All that goes by one router to one machine goes over one link.
    package static func layer2(source: Int64, destination: Int64, members: Int64) -> Int64 {
        ((source ^ destination ^ 0x0800) & 0xFF) % max(1, members)
    }
}
