/// The transfer functions that a monitor's menu offers.
///
/// The raw values are stable: they are written into states.
package enum DisplayTransfer: UInt8, CaseIterable, Hashable, Sendable {
    /// BT.1886 with the display's own black.
    case bt1886 = 1
    case gamma22 = 2
    case gamma24 = 3
    case gamma26 = 4
    case sRGB = 5
    /// ST 2084: absolute, up to the display's peak.
    case pq = 6
    /// BT.2100 hybrid log-gamma.
    case hlg = 7

    /// The light of a grey signal in cd/m², on a display of a white and a black (cd/m²).
    ///
    /// Pure power laws and sRGB run from black to white in light; PQ is clipped at `white` and
    /// never below `black`. White must be greater than black, and black not below 0.
    package func luminance(_ signal: Double, white: Double, black: Double) -> Double {
        switch self {
        case .bt1886: return BT1886(white: white, black: black).luminance(signal)
        case .pq: return min(max(PQ.luminance(signal), black), white)
        case .hlg: return HLG(peak: white, black: black).luminance(signal)
        default: return black + (white - black) * relative(signal)
        }
    }

    /// Signal to light 0…1 on a display without any light at black.
    ///
    /// PQ is relative to its 10 000 cd/m², HLG as on a display of 1000 cd/m² (gamma 1.2).
    package func relative(_ signal: Double) -> Double {
        switch self {
        case .bt1886, .gamma24: return TransferFunctions.power(signal, gamma: 2.4)
        case .gamma22: return TransferFunctions.power(signal, gamma: 2.2)
        case .gamma26: return TransferFunctions.power(signal, gamma: 2.6)
        case .sRGB: return max(TransferFunctions.sRGBEOTF(signal), 0)
        case .pq: return PQ.luminance(signal) / PQ.peak
        case .hlg: return Elementary.pow(HLG.inverseOETF(signal), 1.2)
        }
    }
}
