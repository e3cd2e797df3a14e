/// A form of 10 gigabit Ethernet over fibre, with the powers that its modules keep to.
///
/// Powers are averages in milli-decibels relative to 1 mW.
package enum OpticalForm: Int64, Hashable, Sendable, CaseIterable {
    /// 850 nm over multimode fibre.
    case shortReach = 0
    /// 1310 nm over single-mode fibre.
    case longReach = 1

    /// The name on a module.
    package var name: String { self == .shortReach ? "sr" : "lr" }

    /// What a new module sends: the middle of what IEEE 802.3 allows (tables 52-7 and 52-12: SR
    /// −7.3…−1 dBm, LR −8.2…+0.5 dBm).
    package var sent: Int64 { self == .shortReach ? -2_500 : -2_000 }
    /// The least average power at which the link holds (tables 52-9 and 52-13).
    package var sensitivity: Int64 { self == .shortReach ? -9_900 : -14_400 }
    /// The most that a receiver takes (LR +0.5 dBm, SR −1 dBm).
    package var overload: Int64 { self == .shortReach ? -1_000 : 500 }
    /// The share of full packets that are lost at a power: 0 with enough light, 1 with far too much
    /// or too little for a receiver to hold the link.
    ///
    /// A receiver's sensitivity is stated for a bit error rate of 10⁻¹² (Q = 7.03); its current,
    /// and so Q, falls in proportion to the power. From an error rate of 10⁻⁴ on, a receiver of
    /// 10GBASE-R loses its block lock (IEEE 802.3 clause 49.2.9: 16 bad headers in 125 µs are of
    /// that order).
    package func packetLoss(at milliDecibels: Int64) -> Double {
        if milliDecibels > overload { return 1 }
        if milliDecibels >= sensitivity { return 0 }
        let missing = Double(sensitivity - milliDecibels) / 1000
        let quality = 7.03 * Elementary.exp(-missing / 10 * Elementary.ln10)
        let errors = Elementary.erfc(quality / Double(2).squareRoot()) / 2
        if errors > 1e-4 { return 1 }
        // 1538 bytes with their preamble and gap.
        return 1 - Elementary.exp(-errors * 1538 * 8)
    }

    /// The wavelength in nanometres.
    package var nanometres: Int64 { self == .shortReach ? 850 : 1310 }
}

/// A kind of fibre.
package enum FibreKind: Int64, Hashable, Sendable, CaseIterable {
    /// Multimode 50 µm, laser-optimised.
    case om3 = 0
    /// As OM3, with more bandwidth.
    case om4 = 1
    /// Single-mode 9 µm.
    case os2 = 2

    /// Whether its core carries one mode alone.
    package var isSingleMode: Bool { self == .os2 }

    /// How far 10GBASE-SR goes over it, in millimetres, and 10GBASE-LR over single-mode: bandwidth,
    /// not loss (IEEE 802.3 table 52-6: 300 m over OM3, 400 m over OM4; 10 km).
    package var reachMillimetres: Int64 {
        switch self {
        case .om3: 300_000
        case .om4: 400_000
        case .os2: 10_000_000
        }
    }

    /// Loss of a length, in milli-decibels: 3 dB/km at 850 nm over multimode, 0.4 dB/km at 1310 nm
    /// over single-mode (ISO/IEC 11801).
    package func loss(millimetres: Int64) -> Int64 {
        millimetres * (isSingleMode ? 400 : 3_000) / 1_000_000
    }

    /// What is lost between a module of a form and this fibre because they don't belong together.
    ///
    /// A single-mode module into multimode fibre and back into its own: little at the way in, but
    /// the detector's light comes in modes that it wasn't made for. A multimode module into a 9 µm
    /// core loses what the area of the core doesn't take: 20 lg(50/9) = 15 dB. For both, DOMAIN §5
    /// says 10 to 20 dB or more.
    package func mismatchLoss(_ form: OpticalForm) -> Int64 {
        if isSingleMode == (form == .longReach) { return 0 }
        return isSingleMode ? 15_000 : 14_000
    }

    /// A mated pair of connectors that is clean, in milli-decibels: 0.3 to 0.5 dB, 0.75 at most
    /// (ISO/IEC 11801).
    package static let connectorLoss: Int64 = 400
}
