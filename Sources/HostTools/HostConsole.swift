import Plant
