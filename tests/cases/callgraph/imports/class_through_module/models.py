from core.documents import Document
