/// What a picture or its sound takes of a network as ST 2110 flows.
///
/// Uncompressed active video in groups of pixels (ST 2110-20): five octets for two pixels of 4:2:2
/// at 10 bits, nine for two of 4:4:4 at 12. On the wire each packet also has Ethernet's 38 octets,
/// IP's 20, UDP's 8, RTP's 12 and the payload's own header of 8.
package struct EssenceFlow: Hashable, Sendable {
    /// Packets per second as a fraction: the numerator.
    package let packetsNumerator: Int64
    /// Packets per second as a fraction: the denominator.
    package let packetsDenominator: Int64
    /// Octets of essence in each packet.
    package let payloadOctets: Int64
    /// Octets that each packet has besides, on the wire.
    package let overheadOctets: Int64

    /// Ethernet's preamble, header, check and gap; IP and UDP; RTP.
    private static let commonOverhead: Int64 = 38 + 20 + 8 + 12

    /// The picture of a format; 1200 octets a packet where lines divide so, else the most below it.
    package init(_ format: VideoFormat, sampling: SerialSampling = .yCbCr422) {
        let raster = format.raster
        let octetsPerLine =
            sampling == .yCbCr422
            ? raster.pictureWidth * 5 / 2 : raster.pictureWidth * 9 / 2
        var packets = (octetsPerLine + 1199) / 1200
        // The same number of octets, whole groups of pixels, in each packet of a line.
        let group: Int64 = sampling == .yCbCr422 ? 5 : 9
        while octetsPerLine % packets != 0 || octetsPerLine / packets % group != 0 { packets += 1 }
        payloadOctets = octetsPerLine / packets
        overheadOctets = EssenceFlow.commonOverhead + 8
        packetsNumerator = packets * raster.pictureHeight * format.frameRate.numerator
        packetsDenominator = format.frameRate.denominator
    }

    /// Sound of some channels at 48 kHz, 24 bits, one millisecond a packet (ST 2110-30 level A).
    package init(audioChannels: Int64) {
        payloadOctets = 48 * 3 * audioChannels
        overheadOctets = EssenceFlow.commonOverhead
        packetsNumerator = 1000
        packetsDenominator = 1
    }

    /// Bits per second on the wire, rounded up.
    package var wireBitsPerSecond: Int64 {
        let bits = (payloadOctets + overheadOctets) * 8 * packetsNumerator
        return (bits + packetsDenominator - 1) / packetsDenominator
    }

    /// Packets per second, rounded down.
    package var packetsPerSecond: Int64 { packetsNumerator / packetsDenominator }
}

/// What a link loses that is offered more than it carries.
package enum FlowLink {
    /// The share of packets that is lost, in parts per million.
    ///
    /// A port sends what it can and drops the rest, of every flow alike: 1 − capacity/load.
    package static func lossPartsPerMillion(
        loadBitsPerSecond load: Int64, capacityBitsPerSecond capacity: Int64
    ) -> Int64 {
        guard load > capacity, load > 0 else { return 0 }
        return Int64(Double(load - max(capacity, 0)) / Double(load) * 1_000_000 + 0.5)
    }
}
